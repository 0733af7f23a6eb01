import type { ChangeEvent, ReactNode } from 'react'
import { FieldFrame, controlAttributes } from '#ui/field-frame'
import { classes, inputClasses } from '#ui/recipes'

type Props = {
  id: string
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  value: string
  autoComplete: string
  onChange: (event: ChangeEvent<HTMLInputElement>) => void
  onBlur: () => void
}

/** An amount of rupiah; its sign stands before it, its points come when it is typed. */
export function PriceField({ id, name, label, hint, error, ...rest }: Props) {
  const words = { id, label, hint, error }
  return (
    <FieldFrame {...words}>
      <span className="relative block">
        <span aria-hidden="true" className="pointer-events-none absolute start-3.5 top-1/2 -translate-y-1/2 text-muted">
          Rp
        </span>
        <input {...rest} {...controlAttributes(words)} name={name} inputMode="numeric" className={classes(inputClasses, 'ps-10 tabular-nums')} />
      </span>
    </FieldFrame>
  )
}
