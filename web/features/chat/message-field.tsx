import { useLayoutEffect, type KeyboardEvent, type RefObject } from 'react'
import { m } from '#messages'

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  onText: (text: string) => void
  onSend: () => void
  onEscape: (() => void) | null
}

/** Where the hands are on keys, Enter sends; where they are on glass, it begins a new line, as everywhere there. */
const hasKeyboard = () => matchMedia('(any-pointer: fine)').matches

/** Newer browsers do it themselves, also when the width changes (CSS Basic User Interface 4, `field-sizing`). */
const fitsItself = () => CSS.supports('field-sizing', 'content')

function fit(field: HTMLTextAreaElement | null): void {
  // While it has no width yet, its words would stand one below the other.
  if (!field || field.clientWidth === 0 || fitsItself()) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}

/** Grows with what is written, up to six lines. */
export function MessageField({ field, text, onText, onSend, onEscape }: Props) {
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- as high as its text, whatever else changes
  useLayoutEffect(() => fit(field.current), [field, text])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && onEscape) onEscape()
    // What composes a letter (IME) also ends with Enter.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !hasKeyboard()) return
    event.preventDefault()
    onSend()
  }
  return (
    <textarea
      ref={field}
      rows={1}
      value={text}
      aria-label={m.chat_field()}
      placeholder={m.chat_field()}
      enterKeyHint={hasKeyboard() ? 'send' : 'enter'}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      className="field-sizing-content max-h-43 min-h-11 min-w-0 flex-1 resize-none rounded-xl bg-transparent py-2.5 ps-3.5 text-base leading-6 outline-none placeholder:text-muted"
    />
  )
}
