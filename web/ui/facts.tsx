import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type Fact = { term: ReactNode; value: ReactNode; icon?: ReactNode }

/** Terms and their values, side by side where there is room; numbers stand under each other. */
export function Facts({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={classes('grid divide-y divide-line tabular-nums', className)}>
      {facts.map((fact, place) => (
        <div key={place} className="flex items-start justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
          <dt className="flex items-start gap-2 text-muted [&_svg]:mt-1 [&_svg]:size-4.5 [&_svg]:shrink-0">
            {fact.icon}
            {fact.term}
          </dt>
          <dd className="text-end font-medium">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
