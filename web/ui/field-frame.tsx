import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes, errorClasses, hintClasses, labelClasses } from './recipes.tsx'

/** The words around a control. `mark` stands beside the label, for example '(tidak wajib)'. */
export type FieldWords = { id: string; label: ReactNode; hint?: ReactNode; error?: ReactNode; mark?: ReactNode }

/** Ids of the hint and the error that describe a control, in the order in which they are read. */
export function describedBy({ id, hint, error }: Pick<FieldWords, 'id' | 'hint' | 'error'>): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** What a control must carry so that its label, hint and error belong to it. */
export function controlAttributes(words: Pick<FieldWords, 'id' | 'hint' | 'error'>) {
  return { id: words.id, 'aria-describedby': describedBy(words), 'aria-invalid': words.error ? true : undefined }
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className={hintClasses}>
      {children}
    </p>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className={errorClasses}>
      <CircleAlert aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}

type FieldFrameProps = FieldWords & { className?: string | undefined; children: ReactNode }

/** Label above, hint under it, the control, the error last: the order in which it is read on a small screen. */
export function FieldFrame({ id, label, hint, error, mark, className, children }: FieldFrameProps) {
  return (
    <div className={classes('grid gap-1.5', className)}>
      <label htmlFor={id} className={labelClasses}>
        {label}
        {mark ? <span className="font-normal text-muted"> {mark}</span> : null}
      </label>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {children}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  )
}
