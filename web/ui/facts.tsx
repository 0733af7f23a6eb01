import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type Fact = { term: ReactNode; value: ReactNode; icon?: ReactNode }

type FactsProps = {
  facts: readonly Fact[]
  /** On a phone, sentences read better under their term than beside it. */
  long?: boolean
  className?: string
}

/** Terms and their values, side by side where there is room; numbers stand under each other. */
export function Facts({ facts, long = false, className }: FactsProps) {
  return (
    <dl className={classes('grid divide-y divide-line tabular-nums', className)}>
      {facts.map((fact, place) => (
        <div
          key={place}
          className={classes(
            'gap-x-4 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[10rem_1fr] sm:gap-x-6',
            long ? 'grid' : 'flex items-start justify-between',
          )}
        >
          <dt className="flex items-start gap-2 text-muted [&_svg]:mt-1 [&_svg]:size-4.5 [&_svg]:shrink-0">
            {fact.icon}
            {fact.term}
          </dt>
          <dd className={classes('min-w-0 font-medium wrap-anywhere', !long && 'max-sm:text-end')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
