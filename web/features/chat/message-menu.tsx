import { Copy, Download, Pencil, Reply, Trash2, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { m } from '#messages'
import { classes, floatingClasses, optionClasses } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import type { ChatMessage } from './conversation.ts'
import { textOf } from './message-words.ts'

export type MessageAct = 'reply' | 'edit' | 'remove'

type Props = {
  message: ChatMessage
  anchor: HTMLElement
  maySend: boolean
  onAct: (act: MessageAct, message: ChatMessage) => void
  onClose: () => void
}
type Item = { label: string; Sign: LucideIcon; isAlarm?: boolean; run: () => void }

/** What can be done with a message. The browser's own popover: it closes by itself, and stands above everything. */
export function MessageMenu({ message, anchor, maySend, onAct, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const items = useItems(message, maySend, onAct)
  useEffect(() => {
    const one = menu.current
    if (!one) return undefined
    one.showPopover()
    place(one, anchor)
    one.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const onToggle = (event: Event) => (event as ToggleEvent).newState === 'closed' && onClose()
    one.addEventListener('toggle', onToggle)
    return () => one.removeEventListener('toggle', onToggle)
  }, [anchor, onClose])
  const run = (item: Item) => {
    anchor.focus()
    menu.current?.hidePopover()
    item.run()
  }
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={anchor.getAttribute('aria-label') ?? undefined}
      onKeyDown={moveInMenu}
      className={classes(floatingClasses, 'fixed inset-auto m-0 min-w-48 p-1.5')}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => run(item)}
          className={classes(optionClasses, 'w-full text-start hover:bg-mist', item.isAlarm && 'text-alarm')}
        >
          <item.Sign aria-hidden="true" />
          {item.label}
        </button>
      ))}
    </div>
  )
}

function useItems(message: ChatMessage, maySend: boolean, onAct: Props['onAct']): Item[] {
  const { files } = useChat()
  const { body, isOwn, number } = message
  const isKept = number !== null
  const text = textOf(message)
  const items: (Item | false)[] = [
    maySend && isKept && { label: m.chat_reply(), Sign: Reply, run: () => onAct('reply', message) },
    text !== '' && { label: m.chat_copy(), Sign: Copy, run: () => void navigator.clipboard.writeText(text) },
    (body.type === 'file' || body.type === 'voice') && { label: m.chat_file_save(), Sign: Download, run: () => void files.save(body.file) },
    maySend && isOwn && isKept && body.type === 'text' && { label: m.chat_edit(), Sign: Pencil, run: () => onAct('edit', message) },
    maySend && isOwn && isKept && { label: m.chat_remove(), Sign: Trash2, isAlarm: true, run: () => onAct('remove', message) },
  ]
  return items.filter((item) => item !== false)
}

/** Below what it belongs to, or above where there is no room. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const from = anchor.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  const isBelow = from.bottom + height + 8 < innerHeight
  menu.style.top = `${Math.max(8, isBelow ? from.bottom + 4 : from.top - height - 4)}px`
  menu.style.left = `${Math.min(innerWidth - width - 8, Math.max(8, from.right - width))}px`
}

export function moveInMenu(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1, Tab: null }[event.key]
  if (to === undefined) return
  event.preventDefault()
  if (to === null) event.currentTarget.hidePopover()
  else items.at(to % items.length)?.focus()
}
