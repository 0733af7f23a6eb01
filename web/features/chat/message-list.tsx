import { useVirtualizer, type ReactVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import { m } from '#messages'
import { useChat } from './chat-context.ts'
import type { ConversationView } from './conversation.ts'
import { ListRow, RowContent } from './list-row.tsx'
import { guessedHeight } from './row-size.ts'
import { timelineOf, type Row } from './timeline.ts'
import { useListKeys } from './use-list-keys.ts'
import { useNews } from './use-news.ts'
import { useRead } from './use-read.ts'
import { useStayingAtEnd } from './use-staying-at-end.ts'

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
  const [list, setList] = useState<HTMLDivElement | null>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const scrolling = useScrolling(rows, list, (now) => setAtEnd(now.isAtEnd(endPx)))
  useOpening(list, scrolling, rows)
  const keys = useListKeys(rows, scrolling, list, onLeave)
  const news = useNews(messages, isAtEnd, scrolling)
  const markSeen = useRead(rows, scrolling)
  const noteEnd = useStayingAtEnd(list, endPx)
  // What is drawn under somebody's eyes without their doing is seen too.
  useEffect(markSeen)
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
  const drawn = scrolling.getVirtualItems()
  return (
    <div className="relative min-h-0 flex-1">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from message to message */}
      <div
        ref={setList}
        role="region"
        aria-label={m.chat_history()}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
        onScroll={() => {
          noteEnd()
          markSeen()
        }}
        onKeyDown={keys.onKeyDown}
        className="h-full contain-strict overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-3 [overflow-anchor:none]"
      >
        <div ref={scrolling.containerRef} role="list" className="relative w-full">
          {/* oxlint-disable-next-line react/refs -- what the library calls a ref is a function */}
          {drawn.map(({ index, key }) => {
            const row = rows[index]
            return row ? (
              <ListRow
                key={String(key)}
                index={index}
                count={rows.length}
                measure={scrolling.measureElement}
                onFocus={() => keys.setActive(index)}
                isFound={row.key === found}
              >
                <RowContent
                  row={row}
                  replied={row.type === 'message' && row.message.replyTo ? (byId.get(row.message.replyTo) ?? null) : null}
                  isNewestOwn={row.key === newestOwn}
                  isNamed={people.length > 2}
                  isActive={index === keys.active}
                  sought={sought}
                />
              </ListRow>
            ) : null
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

function useScrolling(rows: readonly Row[], list: HTMLDivElement | null, onChange: (scrolling: Pick<Scrolling, 'isAtEnd'>) => void): Scrolling {
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes here
  return useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => list,
    estimateSize: (index) => guessedHeight(rows[index], list?.clientWidth ?? 360),
    getItemKey,
    onChange,
    overscan: 6,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endPx,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  })
}

/** Once, when the history is there. */
function useOpening(list: HTMLElement | null, scrolling: Scrolling, rows: readonly Row[]): void {
  const isOpened = useRef(false)
  useEffect(() => {
    if (!list || isOpened.current || rows.length === 0) return
    isOpened.current = true
    const unread = rows.findIndex(({ type }) => type === 'unread')
    if (unread === -1) scrolling.scrollToEnd()
    else scrolling.scrollToIndex(unread, { align: 'start' })
  }, [list, scrolling, rows])
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
