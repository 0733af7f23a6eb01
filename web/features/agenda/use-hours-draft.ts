import { useState } from 'react'
import type { WorkingHours } from '#contract/scheduling'
import { isSame } from './hours-draft.ts'

/** As many steps can be taken back. */
const mostSteps = 50

/** The hours as they stand on the page, what is saved of them, and the way back. */
export function useHoursDraft(kept: WorkingHours) {
  const [state, setState] = useState({ saved: kept, now: kept, before: [] as readonly WorkingHours[] })
  const { saved, now, before } = state
  return {
    hours: now,
    isChanged: !isSame(now, saved),
    canUndo: before.length > 0,
    change: (next: WorkingHours) =>
      setState((was) => (isSame(was.now, next) ? was : { ...was, now: next, before: [...was.before, was.now].slice(-mostSteps) })),
    undo: () => setState((was) => ({ ...was, now: was.before.at(-1) ?? was.now, before: was.before.slice(0, -1) })),
    discard: () => setState((was) => ({ ...was, now: was.saved, before: [] })),
    /** The practice has it now; what was changed since is still to be saved. */
    kept: (hours: WorkingHours) => setState((was) => ({ ...was, saved: hours })),
  }
}
