import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { cardClasses, classes, stretchedLinkClasses } from './recipes.tsx'

export type CardTone = 'plain' | 'mist' | 'shade'
type CardProps = {
  as?: 'div' | 'article' | 'section' | 'li' | 'aside' | undefined
  tone?: CardTone | undefined
  className?: string | undefined
  children: ReactNode
  id?: string
  'aria-labelledby'?: string
}

const tones: Record<CardTone, string> = {
  plain: 'border-line bg-surface',
  mist: 'border-transparent bg-mist-soft',
  shade: 'on-shade border-transparent',
}

/** A sheet of paper with a hairline edge. */
export function Card({ as: Element = 'div', tone = 'plain', className, children, ...rest }: CardProps) {
  return (
    <Element {...rest} className={classes(cardClasses, tones[tone], 'has-[[data-card-link]:hover]:border-leaf transition-colors', className)}>
      {children}
    </Element>
  )
}

/** The link in a card's heading, stretched so that all of the card can be touched. One to a card; lift others with `relative`. */
export function CardLink({ className, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a {...rest} data-card-link="" className={classes('text-inherit no-underline', stretchedLinkClasses, className)}>
      {children}
    </a>
  )
}
