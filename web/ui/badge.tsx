import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type BadgeTone = 'neutral' | 'leaf' | 'clay' | 'turmeric' | 'alarm'

const tones: Record<BadgeTone, string> = {
  neutral: 'border-line bg-surface text-muted',
  leaf: 'border-transparent bg-mist text-leaf',
  clay: 'border-transparent bg-clay-soft text-clay-strong',
  turmeric: 'border-transparent bg-turmeric-soft text-turmeric-ink',
  alarm: 'border-transparent bg-alarm-soft text-alarm',
}

/** A small fact. The words say it; the colour only helps. An icon may come first among the children. */
export function Badge({ tone = 'neutral', className, children }: { tone?: BadgeTone; className?: string; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-xs font-semibold [&_svg]:size-3.5 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
