import { classes } from './recipes.tsx'

export type SkeletonShape = 'line' | 'title' | 'block' | 'avatar'

const shapes: Record<SkeletonShape, string> = {
  line: 'h-4 w-full rounded-sm',
  title: 'h-7 w-2/3 rounded-sm',
  block: 'h-32 w-full rounded-lg',
  avatar: 'size-12 rounded-leaf',
}

/** Keeps the place of something that is on its way. It lies still: waiting is not made louder by blinking. */
export function Skeleton({ shape = 'line', className }: { shape?: SkeletonShape; className?: string }) {
  return <span aria-hidden="true" className={classes('block shrink-0 bg-mist', shapes[shape], className)} />
}

/** Some lines of text to come; `label` is what a screen reader hears. */
export function SkeletonText({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status" className="grid gap-2.5">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={line === lines - 1 ? 'max-w-3/5' : ''} />
      ))}
    </div>
  )
}
