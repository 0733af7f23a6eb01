import type { ReactNode } from 'react'

/** Words for those who listen. */
export function VisuallyHidden({
  as: Element = 'span',
  children,
  ...rest
}: {
  as?: 'span' | 'div' | 'h2' | 'h3' | 'p'
  id?: string
  children: ReactNode
}) {
  return (
    <Element {...rest} className="sr-only">
      {children}
    </Element>
  )
}
