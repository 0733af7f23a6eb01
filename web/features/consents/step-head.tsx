import { useEffect, useRef, type ReactNode } from 'react'
import { Heading } from '#ui/heading'

type Props = {
  id: string
  title: ReactNode
  lead?: ReactNode
  /** It came after another step: reading goes on here. */
  isNext: boolean
}

export function StepHead({ id, title, lead, isNext }: Props) {
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isNext) head.current?.focus()
  }, [isNext])
  return (
    <div ref={head} tabIndex={-1} className="grid scroll-mt-20 gap-1.5 outline-none">
      <Heading id={id} size="small" face="sans">
        {title}
      </Heading>
      {lead ? <p className="text-muted">{lead}</p> : null}
    </div>
  )
}
