import type { BookingRules } from '#contract/scheduling'
import { m } from '#messages'
import { Card } from '#ui/card'

/** What holds for every appointment, told before anybody chooses. */
export function BookingRulesCard({ rules, name }: { rules: BookingRules; name: string }) {
  const { changeUntilHours: hours, graceMinutes, holdMinutes } = rules
  const lines = [
    m.times_rule_hold({ minutes: holdMinutes }),
    hours === 0 ? m.times_rule_change_any() : m.times_rule_change({ hours }),
    graceMinutes > 0 ? m.times_rule_grace({ name, minutes: graceMinutes }) : null,
  ]
  return (
    <Card as="section" tone="mist" aria-labelledby="rules" className="grid max-w-prose gap-3">
      <h2 id="rules" className="text-lg font-semibold">
        {m.times_rules()}
      </h2>
      <ul className="grid list-disc gap-2 ps-5">{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
    </Card>
  )
}
