import { EllipsisVertical } from 'lucide-react'
import { lazy, memo, Suspense } from 'react'
import { m } from '#messages'
import { formatClock } from '#lib/format'
import { classes } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import type { ChatMessage } from './conversation.ts'
import { MessageStateLine } from './message-state.tsx'
import { MessageText } from './message-text.tsx'
import { inShort, wordsOfMembership } from './message-words.ts'
import { VoiceBody } from './voice-body.tsx'

const FileBody = lazy(() => import('./file-body.tsx').then((module) => ({ default: module.FileBody })))

type Props = {
  message: ChatMessage
  /** The message that this one answers, if it is here. */
  replied: ChatMessage | null
  isFirst: boolean
  isLast: boolean
  /** The last of one's own, which says its state for all to see. */
  isNewestOwn: boolean
  /** Where there are more than two, each run begins with a name. */
  isNamed: boolean
  isActive: boolean
  sought: string
}

/** One message; memo, because a list of thousands is drawn anew with each word that comes. */
export const MessageRow = memo(function MessageRow(props: Props) {
  const { message, isFirst, isLast, isNewestOwn } = props
  if (message.body.type === 'membership') return <Membership message={message} />
  const { isOwn } = message
  return (
    <div className={classes('flex flex-col px-3 sm:px-6', isOwn ? 'items-end' : 'items-start', isFirst ? 'pt-3' : 'pt-1', isLast && 'pb-1')}>
      <div className={classes('group/message flex max-w-full items-center gap-0.5', isOwn ? 'flex-row-reverse' : '')}>
        <Bubble {...props} />
        <Acts message={message} isActive={props.isActive} />
      </div>
      {isOwn ? <MessageStateLine message={message} isShown={isNewestOwn || message.state === 'refused'} /> : null}
    </div>
  )
})

function Bubble({ message, replied, isFirst, isNamed, sought }: Props) {
  const { language, timeZone, nameOf } = useChat()
  const { isOwn, from, at, isEdited } = message
  const name = nameOf(from)
  return (
    <div
      className={classes(
        'max-w-[min(34rem,calc(100vw-5.5rem))] min-w-0 rounded-xl px-3.5 py-2',
        isOwn ? 'rounded-ee-xs bg-mist' : 'rounded-es-xs border border-line bg-surface',
      )}
    >
      {isNamed && isFirst && !isOwn ? <p className="text-sm font-semibold text-leaf">{name}</p> : <p className="sr-only">{name}</p>}
      {message.replyTo ? <Quote replied={replied} /> : null}
      <Body message={message} sought={sought} />
      <p className="mt-0.5 flex justify-end gap-1.5 text-xs text-muted tabular-nums">
        {isEdited ? <span>{m.chat_edited()}</span> : null}
        <time dateTime={at}>{formatClock(at, timeZone, language)}</time>
      </p>
    </div>
  )
}

function Body({ message: { body }, sought }: { message: ChatMessage; sought: string }) {
  switch (body.type) {
    case 'text':
      return <MessageText text={body.text} sought={sought} />
    case 'file':
      return (
        <>
          {/* Of the height that it will have. */}
          <Suspense fallback={<div className="h-25 w-44 max-w-full" />}>
            <FileBody file={body.file} />
          </Suspense>
          {body.text ? <MessageText text={body.text} sought={sought} /> : null}
        </>
      )
    case 'voice':
      return <VoiceBody file={body.file} seconds={body.seconds} waveform={body.waveform} />
    case 'deleted':
      return <p className="text-muted italic">{m.chat_deleted()}</p>
    case 'not-given':
      return <p className="text-muted italic">{m.chat_not_given()}</p>
    case 'unreadable':
      return <p className="text-alarm">{m.chat_unreadable()}</p>
    case 'membership':
      return null
  }
}

function Quote({ replied }: { replied: ChatMessage | null }) {
  const { nameOf, jumpTo } = useChat()
  if (!replied) return <p className="mb-1 border-s-2 border-edge ps-2.5 text-sm text-muted">{m.chat_reply_gone()}</p>
  return (
    <button
      type="button"
      onClick={() => jumpTo(replied.id)}
      className="mb-1 block max-w-full rounded-e-sm border-s-2 border-leaf ps-2.5 pe-1 py-0.5 text-start text-sm text-muted hover:bg-mist-soft"
    >
      <span className="sr-only">{m.chat_reply_jump()} </span>
      <span className="block font-semibold text-leaf">{nameOf(replied.from)}</span>
      <span className="line-clamp-2 wrap-anywhere">{inShort(replied)}</span>
    </button>
  )
}

function Acts({ message, isActive }: { message: ChatMessage; isActive: boolean }) {
  const { openMenu, language, timeZone } = useChat()
  if (!hasActs(message)) return null
  return (
    <button
      type="button"
      tabIndex={isActive ? 0 : -1}
      aria-haspopup="menu"
      aria-label={m.chat_acts({ time: formatClock(message.at, timeZone, language) })}
      onClick={(event) => openMenu(message, event.currentTarget)}
      className="grid size-9 shrink-0 place-items-center rounded-full text-muted hover:bg-mist-soft hover:text-ink focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover/message:opacity-100 [&_svg]:size-4.5"
    >
      <EllipsisVertical aria-hidden="true" />
    </button>
  )
}

export const hasActs = ({ body }: ChatMessage): boolean => body.type === 'text' || body.type === 'file' || body.type === 'voice'

function Membership({ message }: { message: ChatMessage }) {
  const { nameOf, language, timeZone } = useChat()
  if (message.body.type !== 'membership') return null
  return (
    <p className="mx-auto max-w-[30rem] px-5 py-2 text-center text-sm text-muted">
      {wordsOfMembership(message.body, message.from, nameOf)}{' '}
      <time dateTime={message.at} className="tabular-nums">
        {formatClock(message.at, timeZone, language)}
      </time>
    </p>
  )
}
