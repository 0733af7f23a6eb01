import type { InputHTMLAttributes, ReactNode } from 'react'
import { FieldError, FieldHint, describedBy, type FieldWords } from './field-frame.tsx'
import { boxClasses, classes, labelClasses } from './recipes.tsx'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean | undefined }
export type ChoiceLayout = 'list' | 'chips'

type GroupWords = Omit<FieldWords, 'label'> & { legend: ReactNode }
type GroupProps = GroupWords & { name?: string; choices: readonly Choice[]; layout?: ChoiceLayout; required?: boolean; className?: string }

const line =
  'flex cursor-pointer items-start gap-3 rounded-md border border-line bg-surface px-3.5 py-3 transition-colors hover:border-leaf ' +
  'has-checked:border-leaf has-checked:bg-mist-soft has-disabled:cursor-not-allowed has-disabled:text-muted'
const chip =
  'flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-edge bg-surface px-4 py-1.5 transition-colors hover:border-leaf ' +
  'has-checked:border-leaf has-checked:bg-leaf has-checked:text-on-leaf has-disabled:cursor-not-allowed has-disabled:border-line has-disabled:text-muted ' +
  'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus'

/** In a row of chips the box itself is hidden from the eye, so the chip carries the ring and a tick of its own. */
function ChoiceLine({ choice, layout, ...input }: { choice: Choice; layout: ChoiceLayout } & InputHTMLAttributes<HTMLInputElement>) {
  const hintId = choice.hint ? `${input.id}-hint` : undefined
  return (
    <label className={layout === 'chips' ? chip : line}>
      <input
        {...input}
        value={choice.value}
        disabled={choice.disabled}
        aria-describedby={hintId}
        className={layout === 'chips' ? 'peer sr-only' : classes(boxClasses, 'mt-0.5')}
      />
      {layout === 'chips' ? <Tick /> : null}
      <span className="grid gap-0.5">
        <span>{choice.label}</span>
        {choice.hint ? (
          <span id={hintId} className="text-sm text-muted">
            {choice.hint}
          </span>
        ) : null}
      </span>
    </label>
  )
}

function Tick() {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="hidden size-4 fill-none stroke-current stroke-2 peer-checked:block">
      <path d="m3 8.5 3.2 3.2L13 4.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

function Group({
  id,
  legend,
  hint,
  error,
  mark,
  layout,
  className,
  role,
  children,
}: Omit<GroupProps, 'choices'> & { role?: 'radiogroup'; children: ReactNode }) {
  return (
    <fieldset
      id={id}
      role={role}
      aria-describedby={describedBy({ id, hint, error })}
      tabIndex={-1}
      className={classes('grid min-w-0 gap-1.5', className)}
    >
      <legend className={classes(labelClasses, 'mb-1.5')}>
        {legend}
        {mark ? <span className="font-normal text-muted"> {mark}</span> : null}
      </legend>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      <div className={layout === 'chips' ? 'mt-0.5 flex flex-wrap gap-2' : 'mt-0.5 grid gap-2'}>{children}</div>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </fieldset>
  )
}

export type CheckboxGroupProps = GroupProps & { defaultValues?: readonly string[] | undefined }

export function CheckboxGroup({ choices, defaultValues = [], layout = 'list', ...words }: CheckboxGroupProps) {
  return (
    <Group {...words} layout={layout}>
      {choices.map((choice) => (
        <ChoiceLine
          key={choice.value}
          choice={choice}
          layout={layout}
          type="checkbox"
          id={`${words.id}-${choice.value}`}
          name={words.name ?? words.id}
          defaultChecked={defaultValues.includes(choice.value)}
        />
      ))}
    </Group>
  )
}

export type RadioGroupProps = GroupProps & {
  defaultValue?: string | undefined
  /** In the browser only, for a page whose other parts follow the choice. */
  onChoose?: ((value: string) => void) | undefined
}

export function RadioGroup({ choices, defaultValue, onChoose, layout = 'list', ...words }: RadioGroupProps) {
  return (
    <Group {...words} layout={layout} role="radiogroup">
      {choices.map((choice) => (
        <ChoiceLine
          key={choice.value}
          choice={choice}
          layout={layout}
          type="radio"
          id={`${words.id}-${choice.value}`}
          name={words.name ?? words.id}
          required={words.required}
          defaultChecked={choice.value === defaultValue}
          onChange={onChoose && (() => onChoose(choice.value))}
        />
      ))}
    </Group>
  )
}
