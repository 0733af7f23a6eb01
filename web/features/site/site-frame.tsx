import type { ReactNode } from 'react'
import type { Practice } from '#contract/practice'
import { m } from '#messages'
import type { PageFacts } from '#lib/page'
import { SkipLink } from '#ui/skip-link'
import { SafetyBar } from './safety-bar.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

export type SitePage = PageFacts & { readonly practice: Practice }

/** What stands around every public page: the way out, the way to help, and where one is. */
export function SiteFrame({ page, children }: { page: SitePage; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink>{m.skip_to_content()}</SkipLink>
      <SafetyBar language={page.language} />
      <SiteHeader page={page} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter page={page} />
    </div>
  )
}
