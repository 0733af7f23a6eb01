import type { SealedState } from '#contract/vault-states'
import { readSealedState } from '#crypto/public'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { Refusal } from '#platform/refusal'
import { refusingByName } from '#platform/refusing-by-name'
import { lockCards } from './repository.ts'
import { countStates, findState, insertState, replaceState } from './state-rows.ts'

/** Several for each space that a busy counsellor was ever in; without a limit, an account could fill the disk. */
const mostStates = 2_000

export const showState = async (context: Context, name: string): Promise<{ state: SealedState | null }> => ({
  state: (await findState(context.db, ownId(context), name)) ?? null,
})

/**
 * Keeps the generation that follows the one there; the very same bytes again are done already. No outer key: what it is sealed under was
 * not made of a password, so there is nothing that a thief of the database could guess at.
 * @throws Refusal state-outdated, states-full, keys-malformed, keys-of-another, suite-unknown
 */
export async function keepState(context: Context, name: string, state: SealedState): Promise<void> {
  const accountId = ownId(context)
  const { ctx } = await refusingByName(() => readSealedState(state))
  if (ctx.uid !== accountId || ctx.name !== name) throw new Refusal('keys-of-another')
  const isKept = ctx.gen === 1 ? await keepFirst(context, accountId, state) : await replaceState(context.db, state)
  if (!isKept && !isSame(state, await findState(context.db, accountId, name))) throw new Refusal('state-outdated')
}

/** One after the other for each account: many at once would each see room for one more. */
const keepFirst = (context: Context, accountId: string, state: SealedState) =>
  inTransaction(context, async ({ db }) => {
    await lockCards(db, accountId)
    if (await insertState(db, state)) {
      if ((await countStates(db, accountId)) > mostStates) throw new Refusal('states-full')
      return true
    }
    return false
  })

const isSame = (one: SealedState, other: SealedState | undefined) => one.ctx.gen === other?.ctx.gen && one.iv === other.iv && one.ct === other.ct
