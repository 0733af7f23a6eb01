import { Pencil, Plus, Trash2, X } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { m } from '#messages'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusIfLost, focusOnce, focusPart } from '#ui/focus'
import { inputClasses } from '#ui/recipes'
import type { Phrase, PhraseStore } from './composing.ts'
import { RefusedLine } from './refused-line.tsx'

type Props = {
  store: PhraseStore
  /** What is written now: it can be kept as a phrase. */ draft: string
  onPick: (text: string) => void
  onClose: () => void
}

const round = 'grid size-11 shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft [&_svg]:size-4.5'

/** Own words that one says often: put into what is being written, to be made one's own again before it leaves. */
export function Phrases({ store, draft, onPick, onClose }: Props) {
  const { phrases, listing, keeping, change } = usePhrases(store)
  const [editing, setEditing] = useState<Phrase | null>(null)
  const keep = (phrase: Phrase) => {
    const isKnown = phrases?.some(({ id }) => id === phrase.id)
    change(isKnown ? (phrases ?? []).map((one) => (one.id === phrase.id ? phrase : one)) : [...(phrases ?? []), phrase])
    setEditing(null)
  }
  return (
    <section
      aria-label={m.chat_phrases()}
      className="mb-2 grid max-h-72 animate-arrive gap-1 overflow-y-auto rounded-xl border border-line bg-surface p-2"
    >
      <div className="flex items-center justify-between ps-2">
        <h2 id="phrases" ref={focusOnce} tabIndex={-1} className="text-sm font-semibold outline-none">
          {m.chat_phrases()}
        </h2>
        <button type="button" aria-label={m.chat_close()} className={round} onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      </div>
      <RefusedLine words={listing.refused} className="px-2" />
      <RefusedLine words={keeping.refused} className="px-2" />
      {phrases?.length === 0 && !editing ? <p className="px-2 pb-1 text-sm text-muted">{m.chat_phrases_none()}</p> : null}
      <ul className="grid list-none">
        {phrases?.map((phrase) => (
          <li key={phrase.id} className="flex items-center border-b border-line last:border-0">
            <button
              type="button"
              onClick={() => {
                onPick(phrase.text)
                onClose()
              }}
              className="min-h-11 min-w-0 flex-1 rounded-sm px-2 py-1.5 text-start hover:bg-mist-soft"
            >
              <span className="line-clamp-2 wrap-anywhere">{phrase.text}</span>
            </button>
            <button type="button" aria-label={m.chat_phrase_edit({ text: phrase.text })} className={round} onClick={() => setEditing(phrase)}>
              <Pencil aria-hidden="true" />
            </button>
            <button
              type="button"
              aria-label={m.chat_phrase_remove({ text: phrase.text })}
              className={round}
              onClick={() => {
                focusPart('phrases')
                change(phrases.filter(({ id }) => id !== phrase.id))
              }}
            >
              <Trash2 aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {editing ? (
        <PhraseForm key={editing.id} phrase={editing} isPending={keeping.isPending} onKeep={keep} onCancel={() => setEditing(null)} />
      ) : phrases ? (
        <SubmitButton
          ref={focusIfLost}
          type="button"
          variant="quiet"
          size="small"
          className="justify-self-start"
          onClick={() => setEditing({ id: crypto.randomUUID(), text: draft })}
        >
          <Plus aria-hidden="true" />
          {m.chat_phrase_add()}
        </SubmitButton>
      ) : null}
    </section>
  )
}

function usePhrases(store: PhraseStore) {
  const [phrases, setPhrases] = useState<readonly Phrase[] | null>(null)
  const keeping = useAct(async (next: readonly Phrase[]) => {
    await store.keep(next)
    setPhrases(next)
  })
  const listing = useAct(async () => setPhrases(await store.list()))
  const list = useEffectEvent(() => void listing.run())
  // What could not be read is not added to: keeping writes the whole list.
  useEffect(() => list(), [])
  return { phrases, listing, keeping, change: (next: readonly Phrase[]) => void keeping.run(next) }
}

type FormProps = { phrase: Phrase; isPending: boolean; onKeep: (phrase: Phrase) => void; onCancel: () => void }

function PhraseForm({ phrase, isPending, onKeep, onCancel }: FormProps) {
  const [text, setText] = useState(phrase.text)
  return (
    <form onSubmit={submitting(() => text.trim() && onKeep({ ...phrase, text: text.trim() }))} className="grid gap-2 p-1">
      <textarea
        ref={focusOnce}
        rows={3}
        aria-label={m.chat_phrase_text()}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.currentTarget.value)}
        className={inputClasses}
      />
      <div className="flex gap-2">
        <SubmitButton variant="secondary" size="small" isPending={isPending}>
          {m.chat_phrase_keep()}
        </SubmitButton>
        <SubmitButton type="button" variant="quiet" size="small" onClick={onCancel}>
          {m.entry_cancel()}
        </SubmitButton>
      </div>
    </form>
  )
}
