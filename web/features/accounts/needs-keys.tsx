import { useEffect, useState, type ReactNode } from 'react'
import { canHoldKeys } from '#crypto'
import { m } from '#messages'
import { Container } from '#ui/container'
import { Notice } from '#ui/notice'

/**
 * Told before anything is typed and computed: without both curves the keys could not be made, nor opened, after all the waiting.
 * @param children what needs keys of one's own; there until the browser is known to lack them, which takes a moment
 */
export function NeedsKeys({ children, instead }: { children: ReactNode; /** What is possible without. */ instead?: ReactNode }) {
  const [isAble, setAble] = useState(true)
  useEffect(() => {
    let isGone = false
    void canHoldKeys().then((can) => isGone || setAble(can))
    return () => void (isGone = true)
  }, [])
  if (isAble) return children
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <Notice tone="alarm" role="alert" title={m.entry_old_browser()}>
        {m.entry_old_browser_next()}
      </Notice>
      {instead}
    </Container>
  )
}
