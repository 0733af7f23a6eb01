import type { Language } from '#contract/common'
import type { CounsellorProfile } from '#contract/counsellors'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { pathOf } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'

/** The next act. Contact goes through the practice only: no numbers or addresses of the counsellor (S3.2). */
export function ReachCard({ counsellor, language }: { counsellor: CounsellorProfile; language: Language }) {
  return (
    <Card as="section" tone="mist" className="grid gap-3">
      <h2 className="text-lg font-semibold">{m.reach_title()}</h2>
      <p className="tabular-nums">{m.from_price({ price: formatIdr(counsellor.lowestPriceIdr) })}</p>
      <p className="text-sm text-muted">{counsellor.licensed ? m.reach_text() : m.reach_paused()}</p>
      <ButtonLink href={pathOf('contact', language)} variant={counsellor.licensed ? 'primary' : 'secondary'} wide>
        {m.reach_practice()}
      </ButtonLink>
    </Card>
  )
}
