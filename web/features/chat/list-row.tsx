import type { ReactNode } from 'react'
import { classes } from '#ui/recipes'
import type { ChatMessage } from './conversation.ts'
import { DayMark, UnreadMark } from './list-marks.tsx'
import { MessageRow } from './message-row.tsx'
import type { Row } from './timeline.ts'

type Props = {
  index: number
  count: number
  measure: (row: HTMLDivElement | null) => void
  onFocus: () => void
  /** What was sought stands here. */
  isFound: boolean
  children: ReactNode
}

/** A place in the list; where it lies is written by what measures. */
export function ListRow({ index, count, measure, onFocus, isFound, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only remembers where the reader is
    <div
      ref={measure}
      data-index={index}
      role="listitem"
      aria-setsize={count}
      aria-posinset={index + 1}
      tabIndex={-1}
      onFocus={onFocus}
      className={classes('absolute inset-x-0 top-0 contain-content -outline-offset-3', isFound && 'bg-turmeric-soft', index === count - 1 && 'pb-3')}
    >
      {children}
    </div>
  )
}

type ContentProps = { row: Row; replied: ChatMessage | null; isNewestOwn: boolean; isNamed: boolean; isActive: boolean; sought: string }

export function RowContent({ row, ...rest }: ContentProps) {
  if (row.type === 'day') return <DayMark at={row.at} />
  if (row.type === 'unread') return <UnreadMark />
  return <MessageRow message={row.message} isFirst={row.isFirst} isLast={row.isLast} {...rest} />
}
