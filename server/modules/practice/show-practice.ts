import type { Practice } from '#contract/practice'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/refusal'
import { presentPractice } from './presenter.ts'
import { findPractice } from './repository.ts'

/** Every page names the practice, which changes once in years: so long it is not asked for again. Who makes it changeable forgets it here. */
const knownFor = Temporal.Duration.from({ seconds: 5 })

/** By database, so that a transaction always reads for itself; that there is no practice yet is never kept. */
const known = new WeakMap<Db, { readonly practice: Practice; readonly until: Temporal.Instant }>()

/** @throws Refusal practice-not-set-up */
export async function showPractice({ db, now }: Context): Promise<Practice> {
  const kept = known.get(db)
  if (kept && Temporal.Instant.compare(now(), kept.until) < 0) return kept.practice
  const row = await findPractice(db)
  if (!row) throw new Refusal('practice-not-set-up')
  const practice = presentPractice(row)
  known.set(db, { practice, until: now().add(knownFor) })
  return practice
}
