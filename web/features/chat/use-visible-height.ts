import { useEffect } from 'react'

/** While a phone's keyboard is up, a page that fills the screen fills what is left of it (base.css). */
export function useVisibleHeight(): void {
  useEffect(() => {
    const seen = window.visualViewport
    const { style } = document.documentElement
    const fit = () => {
      // Enlarged by two fingers, the page stays as it is.
      if (seen && seen.scale === 1) style.setProperty('--visible-height', `${seen.height}px`)
    }
    fit()
    seen?.addEventListener('resize', fit)
    return () => {
      seen?.removeEventListener('resize', fit)
      style.removeProperty('--visible-height')
    }
  }, [])
}
