import type { PracticeText } from '#contract/practice'
import { Markdown } from '#features/practice'
import { m } from '#messages'
import { formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { Prose } from '#ui/prose'

/** A long text in a window of its own, which the keyboard can scroll too. */
export function ReadableText({ text }: { text: PracticeText }) {
  const { language } = usePage()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div
        role="region"
        aria-label={m.consent_full_text({ title: text.title })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
        lang={text.language}
        className="max-h-[min(34rem,60dvh)] overflow-y-auto overscroll-contain rounded-lg border border-edge bg-paper px-4 py-4 sm:px-6 sm:py-5"
      >
        <Prose className="text-base sm:text-lg [&_h3]:text-lg">
          <Markdown text={text.body} headings="h3" />
        </Prose>
      </div>
      <p className="text-sm text-muted">{m.text_version({ version: text.version, date: formatDate(text.publishedAt.slice(0, 10), language) })}</p>
    </div>
  )
}
