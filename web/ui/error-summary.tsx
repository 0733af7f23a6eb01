import { CircleAlert } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { focusOnce } from './focus.tsx'

type ErrorSummaryProps = {
  title: ReactNode
  errors: readonly { fieldId: string; text: ReactNode }[]
  /** The form came back because of it: it is read from what is missing (WCAG 3.3.1). */
  focused?: boolean
  children?: ReactNode
}

/** The field, and the address stays as it is: a part in it would be one step of 'back' more, and lead nowhere on a reload. */
function focusField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  if (!field) return
  event.preventDefault()
  field.focus()
}

/** Stands above a form that came back: what is missing, each line leading to its field. */
export function ErrorSummary({ title, errors, focused = false, children }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div ref={focused ? focusOnce : undefined} role="alert" tabIndex={-1} className="rounded-lg border-2 border-alarm bg-alarm-soft p-5 text-ink">
      <h2 className="flex items-start gap-2.5 text-lg font-semibold">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-alarm" />
        {title}
      </h2>
      {children ? <div className="mt-1">{children}</div> : null}
      <ul className="mt-3 grid list-none gap-1.5">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a
              href={`#${error.fieldId}`}
              onClick={focusField}
              className="font-medium text-alarm underline underline-offset-[0.2em] hover:decoration-2"
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
