import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classes, floatingClasses, inputClasses, optionClasses } from './recipes.tsx'
import { AriaFieldFrame, type AriaFieldWords } from './text-field.tsx'

export type SelectChoice = { id: string; label: string; isDisabled?: boolean | undefined }
export type SelectProps = AriaFieldWords & {
  choices: readonly SelectChoice[]
  placeholder: string
  value?: string | null | undefined
  defaultValue?: string | undefined
  onChange?: ((id: string) => void) | undefined
  name?: string | undefined
  isDisabled?: boolean | undefined
  isRequired?: boolean | undefined
  className?: string | undefined
}

/** One of several, where the browser's own list (`SelectField`) is not enough. */
export function Select({
  label,
  hint,
  error,
  mark,
  choices,
  placeholder,
  value,
  defaultValue,
  onChange,
  name,
  isDisabled = false,
  isRequired = false,
  className,
}: SelectProps) {
  return (
    <AriaSelect
      placeholder={placeholder}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={Boolean(error)}
      className={classes('group grid gap-1.5', className)}
      {...(name === undefined ? {} : { name })}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(onChange ? { onChange: (key: string | number | null) => key !== null && onChange(String(key)) } : {})}
    >
      <AriaFieldFrame label={label} hint={hint} error={error} mark={mark}>
        <Button
          className={classes(
            inputClasses,
            'flex items-center justify-between gap-3 text-start group-data-invalid:border-2 group-data-invalid:border-alarm',
          )}
        >
          <SelectValue className="truncate data-placeholder:text-muted" />
          <ChevronDown aria-hidden="true" className="size-5 shrink-0 text-muted" />
        </Button>
      </AriaFieldFrame>
      <Popover offset={6} className={classes(floatingClasses, 'w-(--trigger-width) data-entering:animate-arrive')}>
        <ListBox className="max-h-[inherit] overflow-y-auto p-1.5 outline-none">
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              isDisabled={choice.isDisabled ?? false}
              className={classes(optionClasses, 'group/option justify-between')}
            >
              <span>{choice.label}</span>
              <Check aria-hidden="true" className="invisible text-leaf group-data-selected/option:visible" />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
