import { ChevronDown } from 'lucide-react'
import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { FieldFrame, controlAttributes, type FieldWords } from './field-frame.tsx'
import { classes, inputClasses, readOnlyClasses } from './recipes.tsx'

type Without<T> = Omit<T, 'id' | 'aria-describedby' | 'aria-invalid'>

export type InputFieldProps = FieldWords & Without<InputHTMLAttributes<HTMLInputElement>>

/** One line of text. `name` is the id unless given; `className` belongs to the frame. */
export function InputField({ id, label, hint, error, mark, className, name = id, type = 'text', ...rest }: InputFieldProps) {
  const words = { id, label, hint, error, mark }
  return (
    <FieldFrame {...words} className={className}>
      <input {...rest} {...controlAttributes(words)} name={name} type={type} className={classes(inputClasses, readOnlyClasses)} />
    </FieldFrame>
  )
}

export type TextAreaFieldProps = FieldWords & Without<TextareaHTMLAttributes<HTMLTextAreaElement>>

export function TextAreaField({ id, label, hint, error, mark, className, name = id, rows = 5, ...rest }: TextAreaFieldProps) {
  const words = { id, label, hint, error, mark }
  return (
    <FieldFrame {...words} className={className}>
      <textarea
        {...rest}
        {...controlAttributes(words)}
        name={name}
        rows={rows}
        className={classes(inputClasses, readOnlyClasses, 'leading-relaxed')}
      />
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string; disabled?: boolean | undefined }
export type SelectFieldProps = FieldWords & Without<SelectHTMLAttributes<HTMLSelectElement>> & { options: readonly SelectOption[] }

/** The browser's own list: best on phones, and it works before any script has come. */
export function SelectField({ id, label, hint, error, mark, className, name = id, options, ...rest }: SelectFieldProps) {
  const words = { id, label, hint, error, mark }
  return (
    <FieldFrame {...words} className={className}>
      <div className="relative">
        <select {...rest} {...controlAttributes(words)} name={name} className={classes(inputClasses, 'appearance-none truncate pe-11')}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" className="pointer-events-none absolute end-3.5 top-1/2 size-5 -translate-y-1/2 text-muted" />
      </div>
    </FieldFrame>
  )
}
