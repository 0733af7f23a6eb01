import { Mic, Plus, Send, SmilePlus } from 'lucide-react'
import { lazy, Suspense, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { m } from '#messages'
import { classes } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import { ComposingBar } from './composing-bar.tsx'
import type { Composing, PhraseStore } from './composing.ts'
import { longestText } from './content.ts'
import { MessageField } from './message-field.tsx'
import { useDraft } from './use-draft.ts'
import { useSending } from './use-sending.ts'

const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((module) => ({ default: module.EmojiPicker })))
const Attaching = lazy(() => import('./attaching.tsx').then((module) => ({ default: module.Attaching })))
const Recording = lazy(() => import('./recording.tsx').then((module) => ({ default: module.Recording })))
const AttachMenu = lazy(() => import('./attach-menu.tsx').then((module) => ({ default: module.AttachMenu })))
const Phrases = lazy(() => import('./phrases.tsx').then((module) => ({ default: module.Phrases })))
const ContactWarning = lazy(() => import('./contact-warning.tsx').then((module) => ({ default: module.ContactWarning })))

export type ComposerHandle = { focus(): void; compose(composing: Composing): void }
type Props = {
  handle: Ref<ComposerHandle>
  /** For those whose own words are checked before they leave. */ isCounsellor: boolean
  phrases: PhraseStore | null
}
type Beside = { type: 'attach-menu' | 'emoji' | 'phrases' | 'recording' } | { type: 'file'; file: File } | null

const round = 'grid size-11 shrink-0 place-items-center rounded-full text-leaf transition-colors hover:bg-mist-soft active:bg-mist [&_svg]:size-5.5'

/** Where one writes. What is not needed to write comes when it is asked for. */
export function Composer({ handle, isCounsellor, phrases }: Props) {
  const { conversation } = useChat()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [composing, setComposing] = useState<Composing>({ type: 'new' })
  const [beside, setBeside] = useState<Beside>(null)
  const { tellTyping } = useDraft(conversation, text, setText, composing.type !== 'edit')
  const focus = () => field.current?.focus()

  function compose(next: Composing): void {
    setComposing(next)
    if (next.type === 'edit' && next.message.body.type === 'text') setText(next.message.body.text)
    else if (composing.type === 'edit') setText('')
    focus()
  }
  useImperativeHandle(handle, () => ({ focus, compose }))

  const sending = useSending(conversation, isCounsellor, () => {
    setText('')
    setComposing({ type: 'new' })
    focus()
  })
  const send = () => void sending.send(text, composing)
  const insert = (words: string) => {
    const at = field.current?.selectionStart ?? text.length
    setText(`${text.slice(0, at)}${words}${text.slice(field.current?.selectionEnd ?? at)}`)
    requestAnimationFrame(() => {
      focus()
      field.current?.setSelectionRange(at + words.length, at + words.length)
    })
  }
  const close = () => {
    setBeside(null)
    focus()
  }
  const replyTo = composing.type === 'reply' ? composing.to.id : undefined
  const sent = () => {
    setBeside(null)
    setComposing({ type: 'new' })
    focus()
  }

  return (
    <div className="border-t border-line bg-paper px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4">
      {composing.type === 'new' ? null : <ComposingBar composing={composing} onCancel={() => compose({ type: 'new' })} />}
      {sending.refused ? (
        <p role="alert" className="px-2 pb-2 text-sm text-alarm">
          {sending.refused.title}. {sending.refused.next}
        </p>
      ) : null}
      <Suspense fallback={<div className="h-13" />}>
        {beside?.type === 'file' ? <Attaching file={beside.file} replyTo={replyTo} onDone={sent} onCancel={close} /> : null}
        {beside?.type === 'recording' ? <Recording replyTo={replyTo} onDone={sent} onCancel={close} /> : null}
        {beside?.type === 'emoji' ? <EmojiPicker onPick={insert} onClose={close} /> : null}
        {beside?.type === 'phrases' && phrases ? <Phrases store={phrases} draft={text} onPick={insert} onClose={close} /> : null}
        {sending.warned ? <ContactWarning found={sending.warned.found} onChange={sending.takeBack} onSend={sending.sendAnyway} /> : null}
      </Suspense>
      <form
        hidden={beside?.type === 'file' || beside?.type === 'recording'}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        className="flex items-end gap-1"
      >
        {composing.type === 'edit' ? null : (
          <div className="relative">
            <button
              type="button"
              aria-label={m.chat_attach()}
              aria-haspopup="menu"
              aria-expanded={beside?.type === 'attach-menu'}
              className={round}
              onClick={() => setBeside(beside ? null : { type: 'attach-menu' })}
            >
              <Plus aria-hidden="true" />
            </button>
            {beside?.type === 'attach-menu' ? (
              <Suspense>
                <AttachMenu
                  onFile={(file) => setBeside({ type: 'file', file })}
                  onPhrases={phrases ? () => setBeside({ type: 'phrases' }) : null}
                  onClose={() => setBeside((now) => (now?.type === 'attach-menu' ? null : now))}
                />
              </Suspense>
            ) : null}
          </div>
        )}
        <div className="flex min-w-0 flex-1 items-end rounded-xl border border-edge bg-surface focus-within:border-leaf">
          <MessageField
            field={field}
            text={text}
            onText={(next) => {
              setText(next)
              if (next !== '') tellTyping()
            }}
            onSend={send}
            onEscape={composing.type === 'new' ? null : () => compose({ type: 'new' })}
          />
          <button
            type="button"
            aria-label={m.chat_emoji()}
            aria-expanded={beside?.type === 'emoji'}
            className={round}
            onClick={() => setBeside(beside?.type === 'emoji' ? null : { type: 'emoji' })}
          >
            <SmilePlus aria-hidden="true" />
          </button>
        </div>
        {text.trim() === '' && composing.type !== 'edit' ? (
          <button type="button" aria-label={m.chat_record()} className={round} onClick={() => setBeside({ type: 'recording' })}>
            <Mic aria-hidden="true" />
          </button>
        ) : (
          <button
            type="submit"
            aria-label={m.chat_send()}
            aria-disabled={sending.isPending || undefined}
            className={classes(round, 'bg-clay text-on-clay hover:bg-clay-strong active:bg-clay-strong')}
          >
            <Send aria-hidden="true" />
          </button>
        )}
      </form>
      {text.length > longestText - 500 ? (
        <p role="status" className="px-2 pt-1 text-sm text-muted">
          {m.chat_left({ count: Math.max(0, longestText - text.length) })}
        </p>
      ) : null}
    </div>
  )
}
