import { useMemo, useState } from 'react'
import { ChatView, type PhraseStore } from '#features/chat'
import { sampleConversation, type SampleState } from './sample-conversation.ts'
import type { SampleLanguage } from './samples.ts'
import { Specimen } from './specimen.tsx'

const states: readonly SampleState[] = ['open', 'opening', 'empty', 'refused', 'changed']
const nameOf = () => 'daun-pagi'
const phrases = (): PhraseStore => {
  let kept = [{ id: '1', text: 'Terima kasih sudah bercerita. Saya baca pelan-pelan dulu, lalu membalas hari ini.' }]
  return { list: () => Promise.resolve(kept), keep: (next) => Promise.resolve(void (kept = [...next])) }
}

/** A conversation in memory. `?messages=10000` makes it long, `?chat=refused` shows another state, `?counsellor` the other side. */
export function ChatPart({ language }: { language: SampleLanguage }) {
  const [search] = useState(() => new URLSearchParams(location.search))
  const state = states.find((one) => one === search.get('chat')) ?? 'open'
  const conversation = useMemo(() => sampleConversation(Number(search.get('messages') ?? 0), state), [search, state])
  const [store] = useState(phrases)
  const isCounsellor = search.has('counsellor')
  return (
    <Specimen title="ChatView">
      <div className="h-[42rem] overflow-hidden rounded-xl border border-line" data-chat-sample="">
        <ChatView
          conversation={conversation}
          nameOf={nameOf}
          language={language}
          timeZone="Asia/Jakarta"
          isCounsellor={isCounsellor}
          phrases={isCounsellor ? store : null}
        />
      </div>
    </Specimen>
  )
}
