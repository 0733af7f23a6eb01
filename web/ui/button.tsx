import type { AnchorHTMLAttributes, ComponentProps } from 'react'
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

type SubmitButtonProps = ButtonLook & ComponentProps<'button'>

/** Sends the form around it; works without JavaScript. `type="button"` or `"reset"` makes it a plain one. */
export function SubmitButton({ variant = 'primary', size, wide, className, type = 'submit', children, ...rest }: SubmitButtonProps) {
  return (
    <button {...rest} type={type} className={classes(buttonClasses({ variant, size, wide }), className)}>
      {children}
    </button>
  )
}
