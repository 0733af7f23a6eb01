import { getVaultState, keepVaultState, type SealedState } from '#contract/vault-states'
import { openState, sealState } from '#crypto'
import { ApiRefusal, callApi } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { refuseSpace } from './space-refusal.ts'

/** What the account remembers, sealed under its master key and kept by the practice, which can read and change none of it. */
export type Memory = {
  recall<T>(name: string): Promise<T | null>
  /** From the newest there is; `null` leaves it. @returns what holds now */
  change<T>(name: string, next: (known: T | null) => T | null): Promise<T | null>
}

/** Where sealed states are kept. */
export type StateShelf = {
  get(name: string): Promise<SealedState | null>
  /** @returns false when another browser of this person was faster */
  put(state: SealedState): Promise<boolean>
}

export const practiceShelf: StateShelf = {
  get: async (name) => (await callApi(getVaultState, { params: { name } })).state,
  put: (body) =>
    callApi(keepVaultState, { params: { name: body.ctx.name }, body }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ApiRefusal && error.code === 'state-outdated') return false
        throw error
      },
    ),
}

type Known = { readonly gen: number; readonly iv: string; readonly value: unknown }

/** More would be a server that says no to everything. */
const mostTries = 8

export function sealedMemory({ accountId: uid, masterKey }: OpenKeys, shelf: StateShelf = practiceShelf): Memory {
  const newest = new Map<string, Known>()
  const fetchState = async (name: string): Promise<Known | null> => {
    const known = newest.get(name)
    const state = await shelf.get(name)
    // What was there cannot be gone, or older.
    if (!state) return known ? refuseSpace('space-rolled-back') : null
    const bytes = await openState(masterKey, { uid, name, gen: known?.gen ?? 1 }, state).catch(() => refuseSpace('space-rolled-back'))
    // Nor can one generation be two: this browser was shown what another was not.
    if (known && known.gen === state.ctx.gen && known.iv !== state.iv) refuseSpace('space-rolled-back')
    const fetched = { gen: state.ctx.gen, iv: state.iv, value: JSON.parse(new TextDecoder().decode(bytes)) as unknown }
    newest.set(name, fetched)
    return fetched
  }
  return {
    async recall<T>(name: string) {
      return ((newest.get(name) ?? (await fetchState(name)))?.value ?? null) as T | null
    },
    async change<T>(name: string, next: (known: T | null) => T | null) {
      for (let tried = 0; tried < mostTries; tried++) {
        const known = (tried === 0 && newest.get(name)) || (await fetchState(name))
        const value = next((known?.value ?? null) as T | null)
        if (value === null) return (known?.value ?? null) as T | null
        const gen = (known?.gen ?? 0) + 1
        const state = await sealState(masterKey, { uid, name, gen }, new TextEncoder().encode(JSON.stringify(value)))
        if (await shelf.put(state)) {
          newest.set(name, { gen, iv: state.iv, value })
          return value
        }
      }
      throw new ApiRefusal('state-outdated')
    },
  }
}
