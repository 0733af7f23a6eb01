import type { SessionMode } from '#domain/care/fields'
import type { Localised } from '#contract/languages'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { usePage } from '#lib/page'
import { Facts, type Fact } from '#ui/facts'
import { modeName, shortName } from './mode-name.ts'
import { When, type Zones } from './when.tsx'

export type Booked = {
  readonly counsellor: string
  readonly mode: SessionMode
  readonly service: Localised
  readonly minutes: number
  readonly at: string
  readonly priceIdr: number
  readonly zones: Zones
}

/** What is booked: with whom, how, how long, when, for how much. */
export function BookedFacts({ booked, more = [] }: { booked: Booked; more?: readonly Fact[] }) {
  const { language } = usePage()
  const { counsellor, mode, service, minutes, at, priceIdr, zones } = booked
  return (
    <Facts
      facts={[
        { term: m.meeting_when(), value: <When at={at} zones={zones} name={shortName(counsellor)} /> },
        { term: m.meeting_with(), value: counsellor },
        { term: m.meeting_what(), value: `${service[language]} · ${modeName[mode]()}` },
        { term: m.meeting_length(), value: m.minutes({ minutes }) },
        { term: m.meeting_price(), value: priceIdr === 0 ? m.free() : formatIdr(priceIdr) },
        ...more,
      ]}
    />
  )
}
