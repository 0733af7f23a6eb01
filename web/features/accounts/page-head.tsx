import type { ReactNode } from 'react'
import { Heading } from '#ui/heading'

export function PageHead({ title, lead }: { title: ReactNode; lead?: ReactNode }) {
  return (
    <div className="grid gap-2">
      <Heading level={1} size="title">
        {title}
      </Heading>
      {lead ? <p className="text-muted">{lead}</p> : null}
    </div>
  )
}
