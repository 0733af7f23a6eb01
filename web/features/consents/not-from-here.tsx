import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { getCounsellor } from '#contract/counsellors'
import type { CrossBorderWhy } from '#domain/credentials/cross-border'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { counsellorsPath, pathOf } from '#lib/paths'
import { buttonClasses, SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { linkClasses } from '#ui/recipes'
import { placeName } from './place-names.ts'
import { StepHead } from './step-head.tsx'

type Props = {
  counsellor: { readonly slug: string; readonly name: string }
  place: { readonly country: string; readonly province: string }
  why: CrossBorderWhy
  others: readonly string[]
  isNext: boolean
  onMove: () => void
}

/** Why it cannot be this counsellor, and who may. */
export function NotFromHere({ counsellor: { name }, place, why, others, isNext, onMove }: Props) {
  const { language } = usePage()
  const people = useNames(others)
  const hasNoLicence = why === 'no-valid-licence'
  const title = hasNoLicence ? m.licence_closed_title({ name }) : m.refused_title({ name })
  const lead = hasNoLicence ? m.licence_closed_lead() : m.refused_lead({ place: placeName(place, language) })
  return (
    <Card as="section" aria-labelledby="refused-title" className="grid gap-4">
      <StepHead id="refused-title" title={title} lead={lead} isNext={isNext} />
      {people.length > 0 ? (
        <div className="grid gap-2">
          <p id="others">{m.refused_others()}</p>
          <ul aria-labelledby="others" className="grid list-none gap-1">
            {people.map(({ slug, called }) => (
              <li key={slug}>
                <Link to={pathOf('counsellor', language, { slug })} className={`${linkClasses} inline-flex min-h-11 items-center`}>
                  {called}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>{m.refused_nobody()}</p>
      )}
      <div className="grid gap-2 sm:flex sm:flex-wrap">
        <Link to={counsellorsPath(language)} className={buttonClasses({ variant: 'secondary' })}>
          {m.refused_search()}
        </Link>
        {hasNoLicence ? null : (
          <SubmitButton type="button" variant="quiet" onClick={onMove}>
            {m.place_change()}
          </SubmitButton>
        )}
      </div>
    </Card>
  )
}

type Called = { readonly slug: string; readonly called: string }

/** Until the names have come, and where one does not come, the address says who it is. */
function useNames(slugs: readonly string[]): readonly Called[] {
  const [people, setPeople] = useState<readonly Called[]>(() => slugs.map((slug) => ({ slug, called: slug.replaceAll('-', ' ') })))
  useEffect(() => {
    let isGone = false
    const ask = (slug: string) => callApi(getCounsellor, { params: { slug } }).then(({ name }) => ({ slug, called: name }))
    void Promise.all(slugs.map((slug) => ask(slug).catch(() => ({ slug, called: slug.replaceAll('-', ' ') })))).then(
      (found) => isGone || setPeople(found),
    )
    return () => void (isGone = true)
  }, [slugs])
  return people
}
