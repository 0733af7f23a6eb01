import type { Language } from '#contract/languages'
import { m } from '#messages'
import { pathOf } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Notice } from '#ui/notice'

/** Above the results: whoever searches in a crisis, or finds nobody, sees the way to help first. */
export function HelpFirst({ crisis, language }: { crisis: boolean; language: Language }) {
  return (
    <Notice
      tone={crisis ? 'alarm' : 'attention'}
      title={crisis ? m.crisis_title() : m.help_first_title()}
      action={<ButtonLink href={pathOf('emergency', language)}>{m.open_emergency()}</ButtonLink>}
    >
      {crisis ? m.crisis_text() : m.help_first_text()}
    </Notice>
  )
}
