import { useEffect, useRef, type ReactNode, type Ref } from 'react'
import { Notice } from '#ui/notice'

/**
 * What was done, for the eye and the ear. The region is there before its words come, or nobody would hear them; on a small screen
 * they come into view.
 * @param ref of a page whose reading goes on here
 */
export function Told({ ref, children }: { ref?: Ref<HTMLDivElement>; children?: ReactNode }) {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (children) words.current?.scrollIntoView({ block: 'nearest' })
  }, [children])
  return (
    <div ref={ref} role="status" tabIndex={ref ? -1 : undefined} className="outline-none empty:absolute">
      {children ? (
        <div ref={words}>
          <Notice tone="success">{children}</Notice>
        </div>
      ) : null}
    </div>
  )
}
