import { Suspense, use } from 'react'
import { safetyNumberGroups } from '#crypto'
import { m } from '#messages'
import { Heading } from '#ui/heading'
import { Skeleton } from '#ui/skeleton'

/** Which key somebody has, in digits that can be read out: to be compared when one meets. */
export function Fingerprint({ digits }: { digits: Promise<string> }) {
  return (
    <section aria-labelledby="fingerprint" className="grid gap-3">
      <Heading id="fingerprint" size="small" face="sans">
        {m.fingerprint_title()}
      </Heading>
      <p className="text-muted">{m.fingerprint_text()}</p>
      <Suspense fallback={<Skeleton className="h-14" />}>
        <Digits digits={digits} />
      </Suspense>
    </section>
  )
}

function Digits({ digits }: { digits: Promise<string> }) {
  const groups = safetyNumberGroups(use(digits))
  return (
    <ol
      aria-label={m.fingerprint_title()}
      className="grid list-none grid-cols-3 gap-x-4 gap-y-1 justify-self-start font-mono text-lg tabular-nums sm:grid-cols-6"
    >
      {groups.map((group, place) => (
        <li key={place}>{group}</li>
      ))}
    </ol>
  )
}
