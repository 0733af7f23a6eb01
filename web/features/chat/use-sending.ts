import { useEffect, useState } from 'react'
import { isBlank } from '#domain/text/blank'
import { useAct } from '#lib/use-act'
import type { Words } from '#lib/words-of'
import type { Composing } from './composing.ts'
import type { ContactDetail } from './contact-details.ts'
import type { Conversation } from './conversation.ts'

type Warned = { readonly text: string; readonly composing: Composing; readonly found: readonly ContactDetail[] }

export type Sending = {
  send(text: string, composing: Composing): Promise<unknown>
  readonly isPending: boolean
  readonly refused: Words | null
  /** It has not left: it names a way to reach somebody elsewhere. */
  readonly warned: Warned | null
  takeBack(): void
  sendAnyway(): void
}

/** @param isChecked whether what leaves is looked through for ways to meet outside (a counsellor's own words) */
export function useSending(conversation: Conversation, isChecked: boolean, onSent: () => void): Sending {
  const [warned, setWarned] = useState<Warned | null>(null)
  useEffect(() => {
    // Here before the first word is written.
    if (isChecked) void loadCheck()
  }, [isChecked])
  const acting = useAct(async (text: string, composing: Composing, isAnyway: boolean) => {
    const found = isChecked && !isAnyway ? await loadCheck().then(({ contactDetails }) => contactDetails(text)) : []
    if (found.length > 0) return setWarned({ text, composing, found })
    setWarned(null)
    if (composing.type === 'edit') await conversation.edit(composing.message.id, text)
    else await conversation.sendText(text, composing.type === 'reply' ? composing.to.id : undefined)
    onSent()
  })
  return {
    send: async (text, composing) => (isBlank(text) ? undefined : acting.run(text.trim(), composing, false)),
    isPending: acting.isPending,
    refused: acting.refused,
    warned,
    takeBack: () => setWarned(null),
    sendAnyway: () => warned && void acting.run(warned.text, warned.composing, true),
  }
}

const loadCheck = () => import('./contact-details.ts')
