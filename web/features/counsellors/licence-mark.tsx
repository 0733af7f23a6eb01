import { BadgeCheck, CirclePause } from 'lucide-react'
import { m } from '#messages'
import { Badge } from '#ui/badge'

/** Says whether a licence was checked and holds today; the page of the person says which. */
export function LicenceMark({ licensed }: { licensed: boolean }) {
  return licensed ? (
    <Badge tone="leaf">
      <BadgeCheck aria-hidden="true" />
      {m.licence_checked()}
    </Badge>
  ) : (
    <Badge tone="turmeric">
      <CirclePause aria-hidden="true" />
      {m.licence_pending()}
    </Badge>
  )
}
