import { lazy, Suspense, type ReactNode } from 'react'
import { LeafShadow } from './leaf-shadow.tsx'
import { classes } from './recipes.tsx'

/** The ornament is part of the pages that the server renders; in the browser nobody waits for it. */
const Ornament = import.meta.env.SSR ? LeafShadow : lazy(() => import('./leaf-shadow.tsx').then((module) => ({ default: module.LeafShadow })))

type EmptyStateProps = { title: ReactNode; headingLevel?: 2 | 3; action?: ReactNode; className?: string; children?: ReactNode }

/** Says what will be here and the first step. */
export function EmptyState({ title, headingLevel = 2, action, className, children }: EmptyStateProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <div className={classes('relative isolate overflow-hidden rounded-xl border border-line bg-surface px-6 pt-32 pb-8', className)}>
      <Suspense>
        <Ornament placement="top" />
      </Suspense>
      <div className="mx-auto grid max-w-md justify-items-center gap-2 text-center">
        <Heading className="font-serif text-2xl font-medium">{title}</Heading>
        {children ? <div className="text-muted">{children}</div> : null}
        {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
      </div>
    </div>
  )
}
