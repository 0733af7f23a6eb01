import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type ErrorSummaryProps = {
  title: ReactNode
  errors: readonly { fieldId: string; text: ReactNode }[]
  /** The form came back because of it: reading goes on here. */
  focused?: boolean
  children?: ReactNode
}

/** A form that came back is read from what is missing (WCAG 3.3.1). */
const focusOnArrival = (one: HTMLElement | null) => one?.focus()

/** Stands above a form that came back: what is missing, each line leading to its field. */
export function ErrorSummary({ title, errors, focused = false, children }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div
      ref={focused ? focusOnArrival : undefined}
      role="alert"
      tabIndex={-1}
      className="rounded-lg border-2 border-alarm bg-alarm-soft p-5 text-ink"
    >
      <h2 className="flex items-start gap-2.5 text-lg font-semibold">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-alarm" />
        {title}
      </h2>
      {children ? <div className="mt-1">{children}</div> : null}
      <ul className="mt-3 grid list-none gap-1.5">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} className="font-medium text-alarm underline underline-offset-[0.2em] hover:decoration-2">
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
