import { lazy, Suspense, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { isBlank } from '#domain/text/blank'
import { ContactQuestion } from '#features/contact-check'
import { m } from '#messages'
import { submitting } from '#lib/use-act'
import { classes } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import { ComposingBar } from './composing-bar.tsx'
import { AttachButton, EmojiButton, RecordButton, SendButton } from './composer-buttons.tsx'
import type { Beside, Composing, PhraseStore } from './composing.ts'
import { longestText } from './content.ts'
import { MessageField } from './message-field.tsx'
import { useDraft } from './use-draft.ts'
import { useSending } from './use-sending.ts'
import { RefusedLine } from './refused-line.tsx'

const BesideWriting = lazy(() => import('./beside-writing.tsx').then((module) => ({ default: module.BesideWriting })))

export type ComposerHandle = { focus(): void; compose(composing: Composing): void }
type Props = {
  handle: Ref<ComposerHandle>
  /** For those whose own words are checked before they leave. */ isCounsellor: boolean
  phrases: PhraseStore | null
}

/** Where one writes. What is not needed to write comes when it is asked for. */
export function Composer({ handle, isCounsellor, phrases }: Props) {
  const { conversation, isLocked } = useChat()
  const { field, text, setText, focus, insert } = useField()
  const [composing, setComposing] = useState<Composing>({ type: 'new' })
  const [beside, setBeside] = useState<Beside>(null)
  /** What was begun before an old message was worded anew. */
  const begun = useRef('')
  const { tellTyping } = useDraft(conversation, text, setText, composing.type !== 'edit')

  function compose(next: Composing): void {
    if (composing.type !== 'edit') begun.current = text
    setComposing(next)
    if (next.type === 'edit' && next.message.body.type === 'text') setText(next.message.body.text)
    else if (composing.type === 'edit') setText(begun.current)
    focus()
  }
  useImperativeHandle(handle, () => ({ focus, compose }))

  const sending = useSending(conversation, isCounsellor, () => {
    setText(composing.type === 'edit' ? begun.current : '')
    setComposing({ type: 'new' })
    setBeside(null)
    focus()
  })
  const tooMany = text.trim().length - longestText
  // Nothing is cut off what was pasted: the person chooses what goes first.
  const send = () => (tooMany > 0 ? focus() : void sending.send(text, composing))
  const type = (next: string) => {
    setText(next)
    if (next !== '') tellTyping()
  }
  const close = (isSent: boolean) => {
    setBeside(null)
    if (isSent) setComposing({ type: 'new' })
    focus()
  }
  const open = (next: Beside) => setBeside(beside?.type === next?.type ? null : next)
  const isAway = beside?.type === 'file' || beside?.type === 'recording'
  useFocusOnReturn(isAway, focus)
  const isNew = composing.type !== 'edit'
  return (
    <div className="relative bg-paper px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4">
      {composing.type === 'new' ? null : <ComposingBar composing={composing} onCancel={() => compose({ type: 'new' })} />}
      <RefusedLine words={sending.refused} className="px-2 pb-2" />
      <Suspense fallback={isAway ? <div className="h-13" /> : null}>
        {beside ? (
          <BesideWriting
            beside={beside}
            phrases={phrases}
            draft={text}
            replyTo={composing.type === 'reply' ? composing.to.id : undefined}
            onInsert={insert}
            onOpen={setBeside}
            onClose={close}
          />
        ) : null}
        {isLocked ? null : <ContactQuestion check={sending.check} />}
      </Suspense>
      <form hidden={isAway} onSubmit={submitting(send)} className="flex items-end gap-1">
        {isNew ? <AttachButton isOpen={beside?.type === 'attach-menu'} onPress={() => open({ type: 'attach-menu' })} /> : null}
        <div className="flex min-w-0 flex-1 items-end rounded-xl border border-edge bg-surface focus-within:border-leaf">
          <MessageField
            field={field}
            text={text}
            onText={type}
            onSend={send}
            onEscape={composing.type === 'new' ? null : () => compose({ type: 'new' })}
          />
          <EmojiButton isOpen={beside?.type === 'emoji'} onPress={() => open({ type: 'emoji' })} />
        </div>
        {isBlank(text) && isNew ? <RecordButton onPress={() => setBeside({ type: 'recording' })} /> : <SendButton isPending={sending.isPending} />}
      </form>
      {text.length > longestText - 500 ? (
        <p role="status" className={classes('px-2 pt-1 text-sm', tooMany > 0 ? 'text-alarm' : 'text-muted')}>
          {tooMany > 0 ? m.chat_too_long({ count: tooMany }) : m.chat_left({ count: -tooMany })}
        </p>
      ) : null}
    </div>
  )
}

/** The field is hidden while a file or a voice note takes its place, and what is hidden takes no focus. */
function useFocusOnReturn(isAway: boolean, focus: () => void): void {
  const wasAway = useRef(isAway)
  useEffect(() => {
    if (wasAway.current && !isAway) focus()
    wasAway.current = isAway
  })
}

/** The text and the place in it. */
function useField() {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const focus = () => field.current?.focus()
  const insert = (words: string) => {
    const [from, to] = [field.current?.selectionStart ?? text.length, field.current?.selectionEnd ?? text.length]
    setText(`${text.slice(0, from)}${words}${text.slice(to)}`)
    requestAnimationFrame(() => field.current?.setSelectionRange(from + words.length, from + words.length))
  }
  return { field, text, setText, focus, insert }
}
