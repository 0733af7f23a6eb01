import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type HeadingSize = 'display' | 'title' | 'section' | 'small'

const sizes: Record<HeadingSize, string> = {
  display: 'text-4xl tracking-[-0.02em]',
  title: 'text-3xl tracking-[-0.015em]',
  section: 'text-2xl tracking-[-0.01em]',
  small: 'text-xl',
}

type HeadingProps = {
  level?: 1 | 2 | 3 | 4
  size?: HeadingSize
  /** `serif` for public pages and slow reading, `sans` where work is done. */
  face?: 'serif' | 'sans'
  id?: string
  className?: string
  children: ReactNode
}

/** A heading; its level is for the outline, its size for the eye. The first takes the focus when reading begins there. */
export function Heading({ level = 2, size = 'section', face = 'serif', id, className, children }: HeadingProps) {
  const Element = `h${level}` as const
  return (
    <Element
      id={id}
      tabIndex={level === 1 ? -1 : undefined}
      className={classes(
        'wrap-anywhere',
        level === 1 && 'outline-none',
        face === 'serif' ? 'font-serif font-medium' : 'font-semibold',
        sizes[size],
        className,
      )}
    >
      {children}
    </Element>
  )
}
