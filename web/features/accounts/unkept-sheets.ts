import { useCallback, useEffect, useRef } from 'react'

/**
 * [Note: unkept sheets] Codes are shown once. While one stands on the page and nobody has said that it is kept, a step to another page,
 * a reload and closing the tab are asked about first. The quick exit is not: it stops every such question (web/public/site.js).
 */
const sheets = new Set<symbol>()

const askBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()

export const hasUnkeptSheet = (): boolean => sheets.size > 0

/** Whoever leaves knows what they leave. */
export function letSheetsGo(): void {
  sheets.clear()
  removeEventListener('beforeunload', askBeforeUnload)
}

/** @returns how to let it go */
function holdSheet(): () => void {
  const sheet = Symbol('sheet')
  sheets.add(sheet)
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
    letGo.current = holdSheet()
    // A question that had to be fetched when the connection is gone could not be asked.
    void import('./unkept-dialog.tsx').catch(() => undefined)
    return letGo.current
  }, [])
  return useCallback(() => letGo.current?.(), [])
}
