import { m } from '#messages'
import { Container } from '#ui/container'
import { Notice } from '#ui/notice'
import { SkeletonText } from '#ui/skeleton'

/** What stands there until the script has come; without one, why it is needed. */
export function LoadingPage() {
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <noscript>
        <Notice tone="attention" title={m.entry_needs_script()}>
          {m.entry_needs_script_why()}
        </Notice>
      </noscript>
      <div className="noscript:hidden">
        <SkeletonText label={m.entry_loading()} lines={5} />
      </div>
    </Container>
  )
}
