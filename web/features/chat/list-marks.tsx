import { m } from '#messages'
import { daysAgo, formatDay } from '#lib/format'
import { useChat } from './chat-context.ts'

export function DayMark({ at }: { at: string }) {
  const { language, timeZone } = useChat()
  const ago = daysAgo(at, timeZone)
  const near = ago === 0 ? m.chat_today() : ago === 1 ? m.chat_yesterday() : null
  return (
    <p className="mx-auto flex w-full max-w-[30rem] items-center gap-4 px-5 pt-5 pb-2 text-xs font-semibold text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {near ?? formatDay(at, timeZone, language)}
    </p>
  )
}

export function UnreadMark() {
  return (
    <p className="mx-auto flex w-full max-w-[30rem] items-center gap-4 px-5 pt-4 pb-1 text-xs font-semibold text-turmeric-ink before:h-px before:flex-1 before:bg-turmeric after:h-px after:flex-1 after:bg-turmeric">
      {m.chat_unread()}
    </p>
  )
}
