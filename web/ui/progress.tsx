import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type ProgressProps = {
  id: string
  label: ReactNode
  /** Without a value: under way, no telling how far. */
  value?: number | undefined
  max?: number | undefined
  /** The same in words, for example '3 dari 7'. */
  valueLabel?: ReactNode
  className?: string | undefined
}

const bar =
  'h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-mist text-leaf indeterminate:opacity-60 ' +
  '[&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-leaf ' +
  '[&::-webkit-progress-value]:transition-[inline-size] [&::-moz-progress-bar]:bg-leaf forced-colors:border forced-colors:border-[CanvasText]'

/** The browser's own element: it needs neither script nor inline style, so it serves public and private pages alike. */
export function Progress({ id, label, value, max = 100, valueLabel, className }: ProgressProps) {
  return (
    <div className={classes('grid gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {valueLabel ? <span className="text-muted tabular-nums">{valueLabel}</span> : null}
      </div>
      <progress id={id} max={max} {...(value === undefined ? {} : { value })} className={bar} />
    </div>
  )
}
