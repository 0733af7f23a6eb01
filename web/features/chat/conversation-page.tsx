import { ArrowLeft } from 'lucide-react'
import { startTransition, useCallback, useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { listEpisodes } from '#contract/episodes'
import { m } from '#messages'
import { callApi } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useKeys } from '#lib/use-keys'
import { OpeningChat } from './chat-states.tsx'
import { ChatView } from './chat-view.tsx'
import { openConversation } from './conversation-model.ts'
import type { Conversation } from './conversation.ts'
import { ownPhrases } from './own-phrases.ts'
import { useVisibleHeight } from './use-visible-height.ts'
import type { Route } from './+types/conversation-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.chat_title() }, { name: 'robots', content: 'noindex' }]

/** Pseudonyms; without a connection one reads on without them. */
export async function clientLoader({ params: { space } }: Route.ClientLoaderArgs) {
  const { episodes } = await callApi(listEpisodes).catch(() => ({ episodes: [] }))
  const client = episodes.find(({ chatSpace }) => chatSpace === space)?.client
  return { names: client ? { [client.uid]: client.name } : {} }
}

export default function ConversationPage({ loaderData: { names }, params: { space } }: Route.ComponentProps) {
  const { language } = usePage()
  const { role, timeZone } = useMe()
  const keys = useKeys()
  const conversation = useOpened(keys, space)
  const phrases = useMemo(() => (keys && role === 'counsellor' ? ownPhrases(keys) : null), [keys, role])
  const nameOf = useCallback((uid: string) => (names as Record<string, string>)[uid] ?? m.chat_role_client(), [names])
  useVisibleHeight()
  return (
    <div data-fill={keys ? '' : undefined} className="mx-auto w-full max-w-[52rem] lg:border-x lg:border-line">
      {conversation ? (
        <ChatView
          key={space}
          conversation={conversation}
          nameOf={nameOf}
          language={language}
          timeZone={timeZone}
          isCounsellor={role === 'counsellor'}
          phrases={phrases}
          back={
            <Link
              to={pathOf('messages', language)}
              aria-label={m.chat_back()}
              className="grid size-[44px] shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft [&_svg]:size-[22px]"
            >
              <ArrowLeft aria-hidden="true" />
            </Link>
          }
        />
      ) : (
        <OpeningChat opened={0} />
      )}
    </div>
  )
}

/** Open for as long as the keys are and the page stands here. */
function useOpened(keys: OpenKeys | null, space: string): Conversation | null {
  const [conversation, setConversation] = useState<Conversation | null>(null)
  useEffect(() => {
    if (!keys) return undefined
    const opened = openConversation(keys, space)
    startTransition(() => setConversation(opened))
    return () => {
      opened.close()
      setConversation(null)
    }
  }, [keys, space])
  return conversation
}
