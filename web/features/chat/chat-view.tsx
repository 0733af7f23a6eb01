import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Language } from '#contract/languages'
import { m } from '#messages'
import { pathOf } from '#lib/paths'
import { ChatContext, useChat } from './chat-context.ts'
import { ChatHead } from './chat-head.tsx'
import { ChatTrouble, EmptyChat, OpeningChat } from './chat-states.tsx'
import { Composer, type ComposerHandle } from './composer.tsx'
import type { PhraseStore } from './composing.ts'
import type { ChatMessage, Conversation, ConversationView } from './conversation.ts'
import { KeyChanged } from './key-changed.tsx'
import type { MessageAct } from './message-menu.tsx'
import { MessageList, type MessageListHandle } from './message-list.tsx'
import { useChatFacts } from './use-chat-facts.ts'
import { useConversation } from './use-conversation.ts'
import { useSearch } from './use-search.ts'

const DetailsPanel = lazy(() => import('./details-panel.tsx').then((module) => ({ default: module.DetailsPanel })))
const SearchBar = lazy(() => import('./search-bar.tsx').then((module) => ({ default: module.SearchBar })))
const MessageMenu = lazy(() => import('./message-menu.tsx').then((module) => ({ default: module.MessageMenu })))
const RemoveQuestion = lazy(() => import('./remove-question.tsx').then((module) => ({ default: module.RemoveQuestion })))

export type ChatViewProps = {
  conversation: Conversation
  /** The names of those without a certificate: pseudonyms. */
  nameOf: (uid: string) => string
  language: Language
  timeZone: string
  /** The way to where one came from. */
  back?: ReactNode
  /** For those whose own words are looked through for ways to meet outside. */
  isCounsellor: boolean
  phrases?: PhraseStore | null
  /** What the page knows beside the conversation, for its details. */
  details?: ReactNode
  /** Until a conversation is open under the keys of now: what was begun is kept and not shown. */
  isLocked?: boolean
}

/** One conversation, from its head to where one writes. Fills the height it is given. */
export function ChatView(props: ChatViewProps) {
  const { conversation, nameOf, language, timeZone, back, isCounsellor, phrases = null, details, isLocked = false } = props
  const view = useConversation(conversation)
  const list = useRef<MessageListHandle>(null)
  const [menu, setMenu] = useState<{ message: ChatMessage; anchor: HTMLElement } | null>(null)
  const chat = useChatFacts({ conversation, nameOf, language, timeZone, isCounsellor, isLocked }, view.people, list, setMenu)
  const composer = useRef<ComposerHandle>(null)
  const removing = useRemoving(list)
  const [isTelling, setTelling] = useState(false)
  const search = useSearch(list)
  const closeMenu = useCallback(() => setMenu(null), [])
  if (isLocked && menu) setMenu(null)
  if (isLocked && isTelling) setTelling(false)
  const act = (done: MessageAct, message: ChatMessage) => {
    if (done === 'reply') composer.current?.compose({ type: 'reply', to: message })
    if (done === 'edit') composer.current?.compose({ type: 'edit', message })
    if (done === 'remove') removing.ask(message)
  }
  return (
    <ChatContext value={chat}>
      <div className="flex h-full min-h-0 flex-col bg-paper">
        <ChatHead view={view} back={back} isSearching={search.isOpen} onSearch={search.toggle} onDetails={() => setTelling(true)} />
        <Suspense>
          {search.isOpen && !isLocked ? <SearchBar messages={view.messages} onFound={search.find} onClose={search.toggle} /> : null}
        </Suspense>
        {isLocked ? (
          <OpeningChat opened={0} />
        ) : view.state === 'refused' ? (
          <ChatTrouble trouble={view.trouble} onRetry={conversation.tryAgain} contactHref={pathOf('contact', language)} />
        ) : view.state === 'opening' ? (
          <OpeningChat opened={view.opened} />
        ) : view.messages.length === 0 ? (
          <EmptyChat isCounsellor={isCounsellor} />
        ) : (
          <MessageList view={view} sought={search.sought} found={search.found} handle={list} onLeave={() => composer.current?.focus()} />
        )}
        <Foot view={view} isShown={view.state === 'open' && !isLocked} onCompare={() => setTelling(true)}>
          <Composer handle={composer} isCounsellor={isCounsellor} phrases={phrases} />
        </Foot>
        <Suspense>
          {menu ? <MessageMenu key={menu.message.id} {...menu} maySend={view.maySend} onAct={act} onClose={closeMenu} /> : null}
          {removing.message && !isLocked ? (
            <RemoveQuestion message={removing.message} onClose={removing.close} onRemoved={removing.noteRemoved} />
          ) : null}
          {isTelling ? <DetailsPanel view={view} more={details} onClose={() => setTelling(false)} /> : null}
        </Suspense>
      </div>
    </ChatContext>
  )
}

/** The button that asked is gone with the words: once the question is closed, reading goes on at what stands in their place. */
function useRemoving(list: RefObject<MessageListHandle | null>) {
  const [message, setMessage] = useState<ChatMessage | null>(null)
  const [removed, setRemoved] = useState<string | null>(null)
  useEffect(() => {
    if (removed && !message) list.current?.jumpTo(removed, true)
  }, [removed, message, list])
  return { message, ask: setMessage, close: () => setMessage(null), noteRemoved: setRemoved }
}

type FootProps = { view: ConversationView; isShown: boolean; onCompare: () => void; children: ReactNode }

/** Who writes now, and where one writes oneself, or why not. What was begun stays while it is not shown. */
function Foot({ view, isShown, onCompare, children }: FootProps) {
  const { nameOf } = useChat()
  const changed = view.people.find(({ key }) => key === 'changed')
  return (
    <div hidden={!isShown} className="border-t border-line">
      <p className="h-5 truncate px-4 pt-0.5 text-xs text-muted sm:px-7">
        {view.typing.length > 0 ? m.chat_typing({ name: view.typing.map(nameOf).join(', ') }) : null}
      </p>
      {changed ? <KeyChanged person={changed} onCompare={onCompare} /> : null}
      {view.maySend || !isShown ? children : changed ? null : <p className="p-4 pt-1 text-center text-sm text-muted">{m.chat_closed()}</p>}
    </div>
  )
}
