import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '#ui/badge'
import { cardClasses, classes } from '#ui/recipes'
import { Told } from './told.tsx'

type Props = {
  /** Also the part of the address that leads here. */
  id: string
  title: ReactNode
  badge?: { tone: BadgeTone; text: ReactNode } | undefined
  lead?: ReactNode
  told?: ReactNode
  children?: ReactNode
}

/** One thing that can be set, with how it stands and what was done. */
export function Setting({ id, title, badge, lead, told, children }: Props) {
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className={classes(cardClasses, 'grid content-start gap-4 border-line bg-surface outline-none')}
    >
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
          <h2 id={`${id}-title`} className="text-lg font-semibold sm:text-xl">
            {title}
          </h2>
          {badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : null}
        </div>
        {lead ? <p className="text-muted">{lead}</p> : null}
      </div>
      <Told>{told}</Told>
      {children}
    </section>
  )
}
