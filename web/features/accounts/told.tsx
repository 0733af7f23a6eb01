import type { ReactNode, Ref } from 'react'
import { Notice } from '#ui/notice'

/**
 * What was done, for the eye and the ear. The region is there before its words come, or nobody would hear them.
 * @param ref of a page whose reading goes on here
 */
export function Told({ ref, children }: { ref?: Ref<HTMLDivElement>; children?: ReactNode }) {
  return (
    <div ref={ref} role="status" tabIndex={ref ? -1 : undefined} className="outline-none empty:absolute">
      {children ? <Notice tone="success">{children}</Notice> : null}
    </div>
  )
}
