import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type DisclosureProps = { summary: ReactNode; open?: boolean; name?: string; className?: string; children: ReactNode }

/** More, for those who want it. The browser's own element: works without JavaScript. Those of one `name` close each other. */
export function Disclosure({ summary, open, name, className, children }: DisclosureProps) {
  return (
    <details open={open} name={name} className={classes('group border-b border-line', className)}>
      <summary className="flex min-h-13 cursor-pointer list-none items-center justify-between gap-4 rounded-sm py-3 font-semibold hover:text-leaf [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronDown aria-hidden="true" className="size-5 shrink-0 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="max-w-[38rem] pb-5 text-muted">{children}</div>
    </details>
  )
}
