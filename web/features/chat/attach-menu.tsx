import { FileText, Image, MessageSquareQuote } from 'lucide-react'
import { useEffect, useRef, type ChangeEvent } from 'react'
import { m } from '#messages'
import { classes, floatingClasses, optionClasses } from '#ui/recipes'
import { moveInMenu } from './message-menu.tsx'

type Props = { onFile: (file: File) => void; onPhrases: (() => void) | null; onClose: () => void }

const line = classes(optionClasses, 'w-full text-start hover:bg-mist')

/** What else can be sent than what is written here. */
export function AttachMenu({ onFile, onPhrases, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const [picture, file] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const onPress = ({ target }: PointerEvent) => (target as Element).closest('[data-attach]') || menu.current?.contains(target as Node) || onClose()
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [onClose])
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [one] = event.currentTarget.files ?? []
    if (one) onFile(one)
  }
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={m.chat_attach()}
      onKeyDown={(event) => (event.key === 'Escape' || event.key === 'Tab' ? onClose() : moveInMenu(event))}
      className={classes(floatingClasses, 'absolute start-2 bottom-16 z-10 w-64 animate-rise p-1.5')}
    >
      <button type="button" role="menuitem" tabIndex={-1} className={line} onClick={() => picture.current?.click()}>
        <Image aria-hidden="true" />
        {m.chat_attach_picture()}
      </button>
      <button type="button" role="menuitem" tabIndex={-1} className={line} onClick={() => file.current?.click()}>
        <FileText aria-hidden="true" />
        {m.chat_attach_file()}
      </button>
      {onPhrases ? (
        <button type="button" role="menuitem" tabIndex={-1} className={line} onClick={onPhrases}>
          <MessageSquareQuote aria-hidden="true" />
          {m.chat_phrases()}
        </button>
      ) : null}
      <input ref={picture} type="file" accept="image/*" hidden onChange={take} />
      <input ref={file} type="file" hidden onChange={take} />
    </div>
  )
}
