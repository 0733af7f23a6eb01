import type { Language } from '#contract/languages'
import type { Milestone } from '#contract/counsellors'
import { m } from '#messages'

export function MilestoneList({ milestones, language }: { milestones: readonly Milestone[]; language: Language }) {
  return (
    <ul className="grid list-none gap-4">
      {milestones.map(({ from, to, what, where }) => (
        <li key={`${from} ${where} ${what.id}`} className="grid gap-x-6 sm:grid-cols-[8rem_1fr]">
          <p className="text-muted tabular-nums">{from === to ? from : `${from}–${to ?? m.until_now()}`}</p>
          <div>
            <p className="font-semibold">{what[language]}</p>
            <p className="text-muted">{where}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
