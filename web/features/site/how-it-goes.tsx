import type { Language } from '#contract/languages'
import { m } from '#messages'
import { pathOf } from '#lib/paths'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'

/** The way from the first look to the first word, told with its limits. */
export function HowItGoes({ language }: { language: Language }) {
  const steps = [
    { title: m.step_look(), text: m.step_look_text() },
    { title: m.step_read(), text: m.step_read_text() },
    { title: m.step_ask(), text: m.step_ask_text() },
  ]
  return (
    <section aria-labelledby="steps" className="grid gap-6">
      <Heading id="steps">{m.home_steps()}</Heading>
      <ol className="grid list-none gap-6 md:grid-cols-3">
        {steps.map(({ title, text }, place) => (
          <li key={title} className="grid content-start gap-1.5 border-t-2 border-leaf pt-4">
            <p className="font-serif text-lg text-leaf tabular-nums" aria-hidden="true">
              {place + 1}
            </p>
            <h3 className="font-semibold">{title}</h3>
            <p className="text-muted">{text}</p>
          </li>
        ))}
      </ol>
      <p>
        <TextLink href={pathOf('services', language)}>{m.see_prices()}</TextLink>
      </p>
    </section>
  )
}
