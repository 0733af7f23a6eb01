import { ArrowLeft, Lock } from 'lucide-react'
import { startTransition, useCallback, useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { listEpisodes } from '#contract/episodes'
import { lock } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useKeys } from '#lib/use-keys'
import { SubmitButton } from '#ui/button'
import { linkClasses } from '#ui/recipes'
import { OpeningChat } from './chat-states.tsx'
import { ChatView } from './chat-view.tsx'
import { openConversation } from './conversation-model.ts'
import type { Conversation } from './conversation.ts'
import { ownPhrases } from './own-phrases.ts'
import { useVisibleHeight } from './use-visible-height.ts'
import type { Route } from './+types/conversation-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.chat_title() }, { name: 'robots', content: 'noindex' }]

/** Pseudonyms, and where the first word stands; without a connection one reads on without them. */
export async function clientLoader({ params: { space } }: Route.ClientLoaderArgs) {
  const { episodes } = await callApi(listEpisodes).catch(() => ({ episodes: [] }))
  const episode = episodes.find(({ chatSpace }) => chatSpace === space)
  return { names: episode ? { [episode.client.uid]: episode.client.name } : {}, episode: episode?.id ?? null }
}

export default function ConversationPage({ loaderData: { names, episode }, params: { space } }: Route.ComponentProps) {
  const { language } = usePage()
  const { role, timeZone } = useMe()
  const keys = useKeys()
  const opened = useOpened(keys, space)
  const phrases = useMemo(() => (keys && role === 'counsellor' ? ownPhrases(keys) : null), [keys, role])
  const nameOf = useCallback((uid: string) => (names as Record<string, string>)[uid] ?? m.chat_role_client(), [names])
  useVisibleHeight()
  return (
    <div data-fill={keys ? '' : undefined} className="mx-auto w-full max-w-[52rem] lg:border-x lg:border-line">
      {opened ? (
        <ChatView
          key={`${opened.keys.accountId} ${opened.space}`}
          conversation={opened.conversation}
          isLocked={opened.keys !== keys || opened.space !== space}
          details={<PageDetails episode={episode} isCounsellor={role === 'counsellor'} />}
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

type Opened = { readonly keys: OpenKeys; readonly space: string; readonly conversation: Conversation }

/** Open for as long as the keys are and the page stands here. Behind a lock the closed one stays, for what is being written in it. */
function useOpened(keys: OpenKeys | null, space: string): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    if (!keys) return undefined
    const conversation = openConversation(keys, space)
    startTransition(() => setOpened({ keys, space, conversation }))
    return conversation.close
  }, [keys, space])
  return opened
}

/** On a phone the menu is not there while one talks. */
function PageDetails({ episode, isCounsellor }: { episode: string | null; isCounsellor: boolean }) {
  const { language } = usePage()
  return (
    <>
      {episode ? (
        <p>
          <Link to={pathOf('intake', language, { episode })} className={linkClasses}>
            {isCounsellor ? m.chat_first_word_given() : m.chat_first_word_own()}
          </Link>
        </p>
      ) : null}
      <SubmitButton type="button" variant="secondary" onClick={() => void lock()} className="justify-self-start sm:hidden">
        <Lock aria-hidden="true" />
        {m.chat_lock()}
      </SubmitButton>
    </>
  )
}
