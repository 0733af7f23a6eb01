import type { ChatMessage } from './conversation.ts'

/** What stands in the list, from above: days, the mark of what is unread, and messages. */
export type Row =
  | { readonly type: 'day'; readonly key: string; readonly at: string }
  | { readonly type: 'unread'; readonly key: 'unread' }
  | {
      readonly type: 'message'
      readonly key: string
      readonly message: ChatMessage
      /** Of a run of messages of one person, close to each other. */
      readonly isFirst: boolean
      readonly isLast: boolean
    }

const closeMs = 5 * 60_000

/** @param unreadFrom number of the first message that was unread when one came */
export function timelineOf(messages: readonly ChatMessage[], unreadFrom: number | null, timeZone: string): Row[] {
  const rows: Row[] = []
  const isNewDay = dayKeeper(timeZone)
  let isMarked = unreadFrom === null
  let before: ChatMessage | undefined
  messages.forEach((message, place) => {
    const day = isNewDay(message.at)
    if (day) rows.push({ type: 'day', key: `day ${message.id}`, at: message.at })
    const isUnreadHere = !isMarked && !message.isOwn && message.number !== null && message.number >= (unreadFrom ?? 0)
    if (isUnreadHere) {
      rows.push({ type: 'unread', key: 'unread' })
      isMarked = true
    }
    const after = messages[place + 1]
    rows.push({
      type: 'message',
      key: message.id,
      message,
      isFirst: day || isUnreadHere || !belongTogether(before, message),
      isLast: !belongTogether(message, after),
    })
    before = message
  })
  return rows
}

function belongTogether(one: ChatMessage | undefined, next: ChatMessage | undefined): boolean {
  if (!one || !next || one.from !== next.from) return false
  if (one.body.type === 'membership' || next.body.type === 'membership') return false
  return Date.parse(next.at) - Date.parse(one.at) < closeMs
}

/** Asks for the calendar only where a day ends: ten thousand messages have a few hundred of them. */
function dayKeeper(timeZone: string): (at: string) => boolean {
  let [from, to] = [0, 0]
  return (at) => {
    const ms = Date.parse(at)
    if (ms >= from && ms < to) return false
    const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).startOfDay()
    from = day.epochMilliseconds
    to = day.add({ days: 1 }).epochMilliseconds
    return true
  }
}
