import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Avatar } from '#ui/avatar'
import { Badge } from '#ui/badge'
import { Card } from '#ui/card'
import { stretchedLinkClasses } from '#ui/recipes'

type Props = {
  /** Where it opens. */
  to: string
  /** Of the other; without one, whoever can help was asked. */
  face?: string | undefined
  name: string
  /** What it is, where the list has several kinds. */
  kind?: string | undefined
  /** How many entries of the other are unread, in words; empty for none. */
  unread: string
  standing: ReactNode
  detail?: ReactNode
}

/** One question or conversation in a list; all of it can be touched. */
export function EpisodeLine({ to, face, name, kind, unread, standing, detail }: Props) {
  return (
    <Card as="li" className="flex items-start gap-4 p-4 sm:p-5">
      {face ? <Avatar name={face} /> : null}
      <div className="grid min-w-0 flex-1 gap-0.5">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold wrap-anywhere">
          <Link to={to} data-card-link="" className={`text-inherit no-underline ${stretchedLinkClasses}`}>
            {name}
          </Link>
          {kind ? <Badge tone="clay">{kind}</Badge> : null}
          {unread ? <Badge tone="leaf">{unread}</Badge> : null}
        </h3>
        <p>{standing}</p>
        {detail ? <p className="text-sm text-muted">{detail}</p> : null}
      </div>
    </Card>
  )
}
