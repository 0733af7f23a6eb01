import { useEffect } from 'react'

/** For a page whose next step has a name of its own; null leaves the page's. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return undefined
    const before = document.title
    document.title = title
    return () => void (document.title = before)
  }, [title])
}
