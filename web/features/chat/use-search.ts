import { useCallback, useState, type RefObject } from 'react'
import type { MessageListHandle } from './message-list.tsx'

/** What is sought in this conversation, and which message is looked at. */
export function useSearch(list: RefObject<MessageListHandle | null>) {
  const [isOpen, setOpen] = useState(false)
  const [{ sought, found }, setFound] = useState<{ sought: string; found: string | null }>({ sought: '', found: null })
  const find = useCallback(
    (words: string, id: string | null) => {
      setFound({ sought: words, found: id })
      if (id) list.current?.jumpTo(id, false)
    },
    [list],
  )
  const toggle = () => {
    setOpen(!isOpen)
    setFound({ sought: '', found: null })
  }
  return { isOpen, sought, found, find, toggle }
}
