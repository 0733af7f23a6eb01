import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClasses, classes } from './recipes.tsx'

type Step = { href: string; label: ReactNode }
type PagerProps = { label: string; previous?: Step | undefined; next?: Step | undefined; position?: ReactNode }

/** Before, where we are, after. A step that does not exist leaves its place empty. */
export function Pager({ label, previous, next, position }: PagerProps) {
  return (
    <nav aria-label={label} className="grid grid-cols-2 items-center gap-3 border-t border-line pt-5 sm:grid-cols-[1fr_auto_1fr]">
      <div className="sm:justify-self-start">
        {previous ? (
          <a href={previous.href} rel="prev" className={classes(buttonClasses({ wide: true }), 'max-sm:[&_svg]:hidden')}>
            <ChevronLeft aria-hidden="true" />
            {previous.label}
          </a>
        ) : null}
      </div>
      <p className="order-first col-span-2 text-center text-sm text-muted tabular-nums sm:order-none sm:col-span-1">{position}</p>
      <div className="sm:justify-self-end">
        {next ? (
          <a href={next.href} rel="next" className={classes(buttonClasses({ wide: true }), 'max-sm:[&_svg]:hidden')}>
            {next.label}
            <ChevronRight aria-hidden="true" />
          </a>
        ) : null}
      </div>
    </nav>
  )
}
