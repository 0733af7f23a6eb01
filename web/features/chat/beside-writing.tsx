import { lazy, Suspense } from 'react'
import { AttachMenu } from './attach-menu.tsx'
import type { Beside, PhraseStore } from './composing.ts'

const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((module) => ({ default: module.EmojiPicker })))
const Attaching = lazy(() => import('./attaching.tsx').then((module) => ({ default: module.Attaching })))
const Recording = lazy(() => import('./recording.tsx').then((module) => ({ default: module.Recording })))
const Phrases = lazy(() => import('./phrases.tsx').then((module) => ({ default: module.Phrases })))

type Props = {
  beside: NonNullable<Beside>
  phrases: PhraseStore | null
  draft: string
  replyTo: string | undefined
  onInsert: (words: string) => void
  onOpen: (beside: Beside) => void
  onClose: (isSent: boolean) => void
}

/** What opens above the line where one writes, one at a time. */
export function BesideWriting({ beside, phrases, draft, replyTo, onInsert, onOpen, onClose }: Props) {
  const sent = () => onClose(true)
  const close = () => onClose(false)
  return (
    <Suspense fallback={<div className="h-13" />}>
      {beside.type === 'attach-menu' ? (
        <AttachMenu
          onFile={(file) => onOpen({ type: 'file', file })}
          onPhrases={phrases ? () => onOpen({ type: 'phrases' }) : null}
          onClose={close}
        />
      ) : null}
      {beside.type === 'file' ? <Attaching file={beside.file} replyTo={replyTo} onDone={sent} onCancel={close} /> : null}
      {beside.type === 'recording' ? <Recording replyTo={replyTo} onDone={sent} onCancel={close} /> : null}
      {beside.type === 'emoji' ? <EmojiPicker onPick={onInsert} onClose={close} /> : null}
      {beside.type === 'phrases' && phrases ? <Phrases store={phrases} draft={draft} onPick={onInsert} onClose={close} /> : null}
    </Suspense>
  )
}
