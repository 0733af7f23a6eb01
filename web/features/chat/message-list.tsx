import { useVirtualizer, type ReactVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import { m } from '#messages'
import { classes } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import type { ConversationView } from './conversation.ts'
import { DayMark, UnreadMark } from './list-marks.tsx'
import { MessageRow } from './message-row.tsx'
import { guessedHeight } from './row-size.ts'
import { timelineOf, type Row } from './timeline.ts'
import { useListKeys } from './use-list-keys.ts'
import { useNews } from './use-news.ts'
import { useRead } from './use-read.ts'

export type MessageListHandle = { jumpTo(id: string, mustFocus: boolean): void; toEnd(): void }
export type Scrolling = ReactVirtualizer<HTMLDivElement, HTMLDivElement>

type Props = { view: ConversationView; sought: string; found: string | null; handle: Ref<MessageListHandle>; onLeave: () => void }

/** Nearer to the end than this counts as being there. */
const endPx = 80

/** The history, of which only what is seen is drawn. Opens where one had stopped reading, else at the end, and stays there. */
export function MessageList({ view, sought, found, handle, onLeave }: Props) {
  const { timeZone } = useChat()
  const { messages, unreadFrom, people } = view
  const rows = useMemo(() => timelineOf(messages, unreadFrom, timeZone), [messages, unreadFrom, timeZone])
  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages])
  const newestOwn = useMemo(() => messages.findLast(({ isOwn }) => isOwn)?.id, [messages])
  const list = useRef<HTMLDivElement>(null)
  const scrolling = useScrolling(rows, list)
  useOpening(scrolling, rows)
  const keys = useListKeys(rows, scrolling, list, onLeave)
  const [isAtEnd, setAtEnd] = useState(true)
  const news = useNews(messages, isAtEnd, scrolling)
  const markSeen = useRead(rows, scrolling)
  const look = () => {
    setAtEnd(scrolling.isAtEnd(endPx))
    markSeen()
  }
  useEffect(look)
  const { focusRow } = keys
  useImperativeHandle(handle, () => ({
    jumpTo(id, mustFocus) {
      const index = rows.findIndex(({ key }) => key === id)
      if (index === -1) return
      if (mustFocus) focusRow(index)
      else scrolling.scrollToIndex(index, { align: 'center' })
    },
    toEnd: () => scrolling.scrollToEnd(),
  }))
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={list}
        role="region"
        aria-label={m.chat_history()}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
        onScroll={look}
        onKeyDown={keys.onKeyDown}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-3 [overflow-anchor:none]"
      >
        <div ref={scrolling.containerRef} role="list" className="relative w-full">
          {scrolling.getVirtualItems().map(({ index, key }) => {
            const row = rows[index]
            if (!row) return null
            const isActive = index === keys.active
            return (
              <div
                key={String(key)}
                ref={scrolling.measureElement}
                data-index={index}
                role="listitem"
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                tabIndex={-1}
                onFocus={() => keys.setActive(index)}
                className={classes(
                  'absolute inset-x-0 top-0 -outline-offset-3',
                  row.key === found && 'bg-turmeric-soft',
                  index === rows.length - 1 && 'pb-3',
                )}
              >
                {row.type === 'day' ? <DayMark at={row.at} /> : null}
                {row.type === 'unread' ? <UnreadMark /> : null}
                {row.type === 'message' ? (
                  <MessageRow
                    message={row.message}
                    replied={row.message.replyTo ? (byId.get(row.message.replyTo) ?? null) : null}
                    isFirst={row.isFirst}
                    isLast={row.isLast}
                    isNewestOwn={row.key === newestOwn}
                    isNamed={people.length > 2}
                    isActive={isActive}
                    sought={sought}
                  />
                ) : null}
              </div>
            )
          })}
        </div>
      </div>
      {isAtEnd ? null : <ToNewest count={news.count} onPress={() => scrolling.scrollToEnd()} />}
      <p role="status" className="sr-only">
        {news.told}
      </p>
    </div>
  )
}

function useScrolling(rows: readonly Row[], list: { current: HTMLDivElement | null }): Scrolling {
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => guessedHeight(rows[index], list.current?.clientWidth ?? 360),
    getItemKey,
    overscan: 6,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endPx,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  })
}

/** Once, when the history is there. */
function useOpening(scrolling: Scrolling, rows: readonly Row[]): void {
  const isOpened = useRef(false)
  useEffect(() => {
    if (isOpened.current || rows.length === 0) return
    isOpened.current = true
    const unread = rows.findIndex(({ type }) => type === 'unread')
    if (unread === -1) scrolling.scrollToEnd()
    else scrolling.scrollToIndex(unread, { align: 'start' })
  }, [scrolling, rows])
}

function ToNewest({ count, onPress }: { count: number; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="absolute end-4 bottom-3 flex min-h-11 animate-arrive items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-semibold text-leaf shadow-lifted hover:bg-mist-soft [&_svg]:size-4.5"
    >
      <ArrowDown aria-hidden="true" />
      {count === 0 ? m.chat_to_newest() : m.chat_to_newest_count({ count })}
    </button>
  )
}
