import { Type, type Static } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Uuid } from './key-shapes.ts'
import { Done } from './replies.ts'

/**
 * What a browser has to remember about spaces, sealed under the account's master key: heads, epochs, pinned cards, own phrases. Each has
 * a name and a generation; a lying server can withhold or roll back, never read or change (crypto/README.md section 17).
 */
export const StateName = Type.String({ pattern: '^[a-z]+(-[0-9a-f-]{36})?$', maxLength: 64 })

export const SealedState = Type.Object({
  ctx: Type.Object({
    v: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
    uid: Uuid,
    name: StateName,
    gen: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  }),
  iv: Type.String({ maxLength: 32 }),
  ct: Type.String({ maxLength: 49_152 }),
})
export type SealedState = Static<typeof SealedState>

const name = Type.Object({ name: StateName })

export const getVaultState = endpoint({
  name: 'getVaultState',
  method: 'GET',
  path: '/api/vault-states/:name',
  summary: 'One of the own sealed states; null before the first was kept',
  params: name,
  reply: Type.Object({ state: Type.Union([SealedState, Type.Null()]) }),
})

export const keepVaultState = endpoint({
  name: 'keepVaultState',
  method: 'PUT',
  path: '/api/vault-states/:name',
  summary: 'The next generation of a sealed state. Refused when another tab was faster; sent twice, it is kept once',
  params: name,
  body: SealedState,
  reply: Done,
})
