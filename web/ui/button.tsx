import type { AnchorHTMLAttributes, ComponentProps, MouseEvent } from 'react'
import { buttonClasses, classes, type ButtonLook } from './recipes.tsx'

export { buttonClasses } from './recipes.tsx'

type ButtonLinkProps = ButtonLook & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** A link that leads on to an act. `primary` (clay) once a page at most. */
export function ButtonLink({ variant, size, wide, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={classes(buttonClasses({ variant, size, wide }), className)}>
      {children}
    </a>
  )
}

type SubmitButtonProps = ButtonLook &
  ComponentProps<'button'> & {
    /** It is being done: a press does nothing, and whoever pressed it stays here. A `disabled` button would lose the focus. */
    isPending?: boolean | undefined
  }

/** Sends the form around it; works without JavaScript. `type="button"` or `"reset"` makes it a plain one. */
export function SubmitButton({
  variant = 'primary',
  size,
  wide,
  className,
  type = 'submit',
  isPending = false,
  onClick,
  children,
  ...rest
}: SubmitButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isPending) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-disabled={isPending || undefined}
      className={classes(buttonClasses({ variant, size, wide }), className)}
    >
      {children}
    </button>
  )
}
