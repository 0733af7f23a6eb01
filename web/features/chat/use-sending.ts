import { isBlank } from '#domain/text/blank'
import { useContactCheck, type ContactCheck } from '#features/contact-check'
import { useAct } from '#lib/use-act'
import type { Words } from '#lib/words-of'
import type { Composing } from './composing.ts'
import type { Conversation } from './conversation.ts'

export type Sending = {
  send(text: string, composing: Composing): Promise<unknown>
  readonly isPending: boolean
  readonly refused: Words | null
  readonly check: ContactCheck
}

/** @param isCounsellor whose words are looked through before they leave */
export function useSending(conversation: Conversation, isCounsellor: boolean, onSent: () => void): Sending {
  const check = useContactCheck(isCounsellor)
  const keeping = useAct(async (text: string, composing: Composing) => {
    if (composing.type === 'edit') await conversation.edit(composing.message.id, text)
    else await conversation.sendText(text, composing.type === 'reply' ? composing.to.id : undefined)
    onSent()
  })
  const checking = useAct((text: string, composing: Composing) => check.through(text, () => keeping.run(text, composing)))
  return {
    send: async (text, composing) => (isBlank(text) ? undefined : checking.run(text.trim(), composing)),
    isPending: checking.isPending || keeping.isPending,
    refused: checking.refused ?? keeping.refused,
    check,
  }
}
