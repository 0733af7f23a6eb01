import { m } from '#messages'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Notice } from '#ui/notice'
import { useChat } from './chat-context.ts'
import type { Participant } from './conversation.ts'
import { RefusedLine } from './refused-line.tsx'

/** Stands where one would write: nothing leaves for a key that nobody has looked at. */
export function KeyChanged({ person: { uid }, onCompare }: { person: Participant; onCompare: () => void }) {
  const { conversation, nameOf } = useChat()
  const accepting = useAct(() => conversation.confirmKey(uid, 'accepted'))
  return (
    <Notice
      tone="attention"
      role="status"
      title={m.chat_key_changed({ name: nameOf(uid) })}
      className="mx-3 mb-3 sm:mx-4"
      action={
        <>
          <SubmitButton type="button" variant="secondary" size="small" onClick={onCompare}>
            {m.chat_key_compare()}
          </SubmitButton>
          <SubmitButton type="button" variant="quiet" size="small" isPending={accepting.isPending} onClick={() => void accepting.run()}>
            {m.chat_key_accept()}
          </SubmitButton>
        </>
      }
    >
      <p>{m.chat_key_changed_why()}</p>
      <RefusedLine words={accepting.refused} className="mt-1" />
    </Notice>
  )
}
