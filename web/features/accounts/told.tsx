import type { ReactNode } from 'react'
import { Notice } from '#ui/notice'

/** What was done, for the eye and the ear. The region is there before its words come, or nobody would hear them. */
export function Told({ children }: { children?: ReactNode }) {
  return (
    <div role="status" className="empty:absolute">
      {children ? <Notice tone="success">{children}</Notice> : null}
    </div>
  )
}
