import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch'
import { classes } from './recipes.tsx'

export type SwitchProps = Omit<AriaSwitchProps, 'className' | 'children' | 'style'> & {
  hint?: ReactNode
  className?: string | undefined
  children: ReactNode
}

const track =
  'mt-0.5 flex h-7 w-12 shrink-0 items-center rounded-full border border-edge bg-surface p-0.5 transition-colors group-data-selected:border-leaf group-data-selected:bg-leaf ' +
  'group-data-focus-visible:outline-3 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus ' +
  'forced-colors:group-data-selected:bg-[Highlight]'
const knob =
  'size-5 rounded-full bg-edge transition-transform group-data-selected:translate-x-5 group-data-selected:bg-on-leaf forced-colors:bg-[ButtonText]'

/** On or off, at once. What must be sent with a form is a CheckboxField. */
export function Switch({ hint, className, children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className={classes(
        'group flex cursor-pointer items-start justify-between gap-4 py-1.5 data-disabled:cursor-not-allowed data-disabled:text-muted',
        className,
      )}
    >
      <span className="grid gap-0.5">
        <span className="font-medium">{children}</span>
        {hint ? <span className="text-sm text-muted">{hint}</span> : null}
      </span>
      <span aria-hidden="true" className={track}>
        <span className={knob} />
      </span>
    </AriaSwitch>
  )
}
