import type { Language } from '#contract/languages'
import { m } from '#messages'
import { specialisationAbout, specialisationName } from '#features/counsellors'
import type { Specialisation } from '#domain/care/fields'
import { counsellorsPath } from '#lib/paths'
import { Heading } from '#ui/heading'

/** What people name most often when they first write; the rest is in the search. */
const common: readonly Specialisation[] = ['anxiety', 'low-mood', 'stress-burnout', 'relationships', 'family', 'grief', 'self-worth', 'trauma']

/** Ways in for somebody who does not know what it is called. */
export function ConcernLinks({ language }: { language: Language }) {
  return (
    <section aria-labelledby="concerns" className="grid gap-5">
      <Heading id="concerns">{m.home_concerns()}</Heading>
      <ul className="grid list-none gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-2 lg:grid-cols-4">
        {common.map((code) => (
          <li key={code} className="bg-surface">
            <a
              href={counsellorsPath(language, { specialisation: code })}
              className="grid h-full content-start gap-0.5 p-4 text-ink no-underline hover:bg-mist-soft"
            >
              <span className="font-semibold text-leaf">{specialisationName(code)}</span>
              <span className="text-sm text-muted">{specialisationAbout(code)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
