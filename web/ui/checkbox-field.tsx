import type { InputHTMLAttributes } from 'react'
import { FieldError, FieldHint, controlAttributes, type FieldWords } from './field-frame.tsx'
import { boxClasses, classes } from './recipes.tsx'

export type CheckboxFieldProps = FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'>

/** One box with its sentence, as for a consent. */
export function CheckboxField({ id, label, hint, error, mark, className, name = id, ...rest }: CheckboxFieldProps) {
  const words = { id, hint, error }
  return (
    <div className={classes('grid gap-1.5', className)}>
      <label className="flex cursor-pointer items-start gap-3 py-1.5">
        <input {...rest} {...controlAttributes(words)} name={name} type="checkbox" className={classes(boxClasses, 'mt-0.5')} />
        <span>
          {label}
          {mark ? <span className="text-muted"> {mark}</span> : null}
        </span>
      </label>
      {hint ? (
        <div className="-mt-1.5 ps-8">
          <FieldHint id={id}>{hint}</FieldHint>
        </div>
      ) : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </div>
  )
}
