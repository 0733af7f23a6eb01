import { useCallback, useEffect, useRef } from 'react'

/**
 * [Note: unkept sheets] Codes are shown once. While one stands on the page and nobody has said that it is kept, a step to another page,
 * a reload and closing the tab are asked about first. The quick exit is not: it stops every such question (web/public/site.js).
 */
const sheets = new Map<symbol, Unkept>()

/** Codes that are shown once, or what was changed on a page and not saved. */
export type Unkept = 'codes' | 'changes'

const askBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()

export const hasUnkeptSheet = (): boolean => sheets.size > 0

/** What would be lost; of both the worse. */
export const whatIsUnkept = (): Unkept => ([...sheets.values()].includes('codes') ? 'codes' : 'changes')

/** Whoever leaves knows what they leave. */
export function letSheetsGo(): void {
  sheets.clear()
  removeEventListener('beforeunload', askBeforeUnload)
}

/** @returns how to let it go */
function holdSheet(kind: Unkept): () => void {
  const sheet = Symbol(kind)
  sheets.set(sheet, kind)
  addEventListener('beforeunload', askBeforeUnload)
  return () => {
    sheets.delete(sheet)
    if (sheets.size === 0) letSheetsGo()
  }
}

/** For the part that shows a sheet, as long as it does. @returns what says that it is kept */
export function useUnkeptSheet(): () => void {
  const letGo = useRef<() => void>(undefined)
  useEffect(() => {
    letGo.current = holdSheet('codes')
    fetchQuestion()
    return letGo.current
  }, [])
  return useCallback(() => letGo.current?.(), [])
}

/** For a page with something on it that was changed and is saved by a button. */
export function useUnsavedChanges(areThere: boolean): void {
  useEffect(() => {
    if (!areThere) return undefined
    fetchQuestion()
    return holdSheet('changes')
  }, [areThere])
}

/** A question that had to be fetched when the connection is gone could not be asked. */
const fetchQuestion = () => void import('./unkept-dialog.tsx').catch(() => undefined)
