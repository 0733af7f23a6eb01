import { LifeBuoy, LogOut } from 'lucide-react'
import type { Language } from '#contract/languages'
import { exitPath } from '#contract/pages'
import { m } from '#messages'
import { pathOf } from '#lib/paths'

const link =
  'inline-flex min-h-11 items-center gap-2 rounded-sm px-2 text-sm font-semibold text-on-shade no-underline hover:underline underline-offset-4 [&_svg]:size-4.5'

/**
 * Always in the same place, on every page, while one scrolls too: help on the left, the way out on the right. It stands above every
 * dialog, and its attribute keeps react-aria from making it inert: whoever must leave does not close a window first.
 */
export function SafetyBar({ language }: { language: Language }) {
  return (
    <nav aria-label={m.safety_bar_label()} data-react-aria-top-layer="" className="on-shade sticky top-0 z-45 print:hidden">
      <div className="mx-auto flex w-full max-w-[68rem] flex-wrap items-center justify-between px-3 sm:px-6">
        <a href={pathOf('emergency', language)} className={link}>
          <LifeBuoy aria-hidden="true" />
          {m.emergency_link()}
        </a>
        <a href={exitPath} data-quick-exit="" rel="nofollow" className={link} title={m.quick_exit_hint()}>
          {m.quick_exit()}
          <LogOut aria-hidden="true" />
        </a>
      </div>
    </nav>
  )
}
