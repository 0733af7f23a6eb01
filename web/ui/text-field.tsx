import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { classes, errorClasses, hintClasses, inputClasses, labelClasses, readOnlyClasses } from './recipes.tsx'

export type AriaFieldWords = { label: ReactNode; hint?: ReactNode; error?: ReactNode; mark?: ReactNode }

/** Label, hint and error as react-aria wires them; shared by the interactive fields. */
export function AriaFieldFrame({ label, hint, error, mark, children }: AriaFieldWords & { children: ReactNode }) {
  return (
    <>
      <Label className={labelClasses}>
        {label}
        {mark ? <span className="font-normal text-muted"> {mark}</span> : null}
      </Label>
      {hint ? (
        <Text slot="description" className={hintClasses}>
          {hint}
        </Text>
      ) : null}
      {children}
      <FieldError className={errorClasses}>
        {({ validationErrors }) => (
          <>
            <CircleAlert aria-hidden="true" />
            <span>{error ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  )
}

export type TextFieldProps = AriaFieldWords &
  Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> & {
    /** Given: several lines, this many to begin with. */
    rows?: number | undefined
    placeholder?: string | undefined
    className?: string | undefined
  }

export function TextField({ label, hint, error, mark, rows, placeholder, className, ...rest }: TextFieldProps) {
  const look = classes(inputClasses, readOnlyClasses)
  const example = placeholder === undefined ? {} : { placeholder }
  return (
    <AriaTextField {...rest} {...(error ? { isInvalid: true } : {})} className={classes('grid gap-1.5', className)}>
      <AriaFieldFrame label={label} hint={hint} error={error} mark={mark}>
        {rows === undefined ? (
          <Input {...example} className={look} />
        ) : (
          <TextArea {...example} rows={rows} className={classes(look, 'leading-relaxed')} />
        )}
      </AriaFieldFrame>
    </AriaTextField>
  )
}
