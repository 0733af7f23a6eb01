import { Suspense, use } from 'react'
import { safetyNumberGroups } from '#crypto'
import { Skeleton } from '#ui/skeleton'

/** Which key somebody has, in groups that can be read out. */
export function FingerprintDigits({ label, digits }: { label: string; digits: Promise<string> }) {
  return (
    <Suspense fallback={<Skeleton className="h-14" />}>
      <Groups label={label} digits={digits} />
    </Suspense>
  )
}

function Groups({ label, digits }: { label: string; digits: Promise<string> }) {
  return (
    <ol aria-label={label} className="grid list-none grid-cols-3 gap-x-4 gap-y-1 justify-self-start font-mono text-lg tabular-nums sm:grid-cols-6">
      {safetyNumberGroups(use(digits)).map((group, place) => (
        <li key={place}>{group}</li>
      ))}
    </ol>
  )
}
