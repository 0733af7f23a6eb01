import { useEffect, useMemo, type RefObject } from 'react'
import { m } from '#messages'
import type { Chat } from './chat-context.ts'
import type { ChatMessage, Participant } from './conversation.ts'
import type { MessageListHandle } from './message-list.tsx'
import { openedFiles } from './opened-files.ts'

type Given = Pick<Chat, 'conversation' | 'nameOf' | 'language' | 'timeZone' | 'isCounsellor' | 'isLocked'>

/** One object while the conversation is the same: the rows of the list are drawn anew for what concerns them only. */
export function useChatFacts(
  { conversation, nameOf, language, timeZone, isCounsellor, isLocked }: Given,
  people: readonly Participant[],
  list: RefObject<MessageListHandle | null>,
  setMenu: (menu: { message: ChatMessage; anchor: HTMLElement }) => void,
): Chat {
  const files = useMemo(() => openedFiles(conversation), [conversation])
  useEffect(() => () => files.forget(), [files])
  return useMemo(
    () => ({
      conversation,
      language,
      timeZone,
      isCounsellor,
      isLocked,
      files,
      nameOf(uid) {
        const person = people.find((one) => one.uid === uid)
        return person?.isMe ? m.chat_you() : (person?.name ?? nameOf(uid))
      },
      jumpTo: (id) => list.current?.jumpTo(id, true),
      openMenu: (message, anchor) => setMenu({ message, anchor }),
    }),
    [conversation, nameOf, language, timeZone, isCounsellor, isLocked, people, files, list, setMenu],
  )
}
