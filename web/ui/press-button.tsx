import type { ReactNode } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import { buttonClasses, classes, type ButtonLook } from './recipes.tsx'

export type PressButtonProps = ButtonLook &
  Omit<ButtonProps, 'className' | 'children' | 'style'> & {
    /** Stands in the place of the children while `isPending`; the button keeps its width. */
    pendingLabel?: ReactNode
    className?: string | undefined
    children: ReactNode
  }

/** A button of the private pages. While pending it cannot be pressed twice and stays in the tab order. */
export function PressButton({ variant, size, wide, pendingLabel, className, children, isPending = false, ...rest }: PressButtonProps) {
  const look = classes(buttonClasses({ variant, size, wide }), 'data-pending:opacity-80', className)
  return (
    <Button {...rest} isPending={isPending} className={look}>
      {pendingLabel === undefined ? (
        children
      ) : (
        <span className="grid *:col-start-1 *:row-start-1 *:inline-flex *:items-center *:justify-center *:gap-2">
          <span className={isPending ? 'invisible' : ''}>{children}</span>
          <span className={isPending ? '' : 'invisible'} aria-hidden={!isPending}>
            {pendingLabel}
          </span>
        </span>
      )}
    </Button>
  )
}

export type IconButtonProps = Omit<ButtonProps, 'className' | 'children' | 'style'> & {
  label: string
  className?: string | undefined
  children: ReactNode
}

/** A round button with an icon alone; `label` says what it does. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      aria-label={label}
      className={classes(
        'grid size-11 shrink-0 place-items-center rounded-full text-leaf transition-colors hover:bg-mist-soft active:bg-mist disabled:text-muted disabled:opacity-60 [&_svg]:size-5.5',
        className,
      )}
    >
      {children}
    </Button>
  )
}
