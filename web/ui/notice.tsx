import { CircleCheck, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type NoticeTone = 'info' | 'attention' | 'alarm' | 'success'

const tones: Record<NoticeTone, { frame: string; icon: string; Icon: LucideIcon }> = {
  info: { frame: 'border-line bg-mist-soft', icon: 'text-leaf', Icon: Info },
  attention: { frame: 'border-turmeric bg-turmeric-soft', icon: 'text-turmeric-ink', Icon: TriangleAlert },
  alarm: { frame: 'border-alarm bg-alarm-soft', icon: 'text-alarm', Icon: OctagonAlert },
  success: { frame: 'border-leaf bg-mist-soft', icon: 'text-leaf', Icon: CircleCheck },
}

type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  /** `alert` interrupts a screen reader, `status` waits; leave out for what was there when the page came. */
  role?: 'alert' | 'status' | 'note'
  action?: ReactNode
  className?: string
  children?: ReactNode
}

/** What happened, what is safe, what next. `action` holds buttons or links. */
export function Notice({ tone = 'info', title, role, action, className, children }: NoticeProps) {
  const { frame, icon, Icon } = tones[tone]
  return (
    <div role={role} className={classes('flex gap-3 rounded-lg border p-4 text-ink', frame, className)}>
      <Icon aria-hidden="true" className={classes('mt-0.5 size-5.5 shrink-0', icon)} />
      <div className="grid min-w-0 gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-sm sm:text-base">{children}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  )
}
