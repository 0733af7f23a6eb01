import type { AnchorHTMLAttributes } from 'react'
import { bareLinkClasses, classes, linkClasses } from './recipes.tsx'

type TextLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; bare?: boolean }

/** A link in running text; `bare` shows its line only under the pointer, for lists where everything is a link. */
export function TextLink({ bare = false, className, children, ...rest }: TextLinkProps) {
  return (
    <a {...rest} className={classes(bare ? bareLinkClasses : linkClasses, className)}>
      {children}
    </a>
  )
}
