import { randomBytes, randomUUID } from 'node:crypto'
import type { Db } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'
import { sealValue } from './sealed-values.ts'
import { makeVerifiers, type Verifiers } from './verifier.ts'

/** What the use cases of this module work with besides their context. */
export type AccountTools = {
  readonly outerKey: OuterKey
  readonly verifiers: Verifiers
  /** Of the practice; passkeys are bound to its host. */
  readonly origin: string
  readonly decoy: Decoy
  /** By which people know the practice and its counsellors, on its pages; `server/app.ts` knows where they stand. */
  readonly publicNames: (db: Db) => Promise<readonly string[]>
  /** Of an authenticator app; those of the demo's people are known. */
  readonly newTotpSecret: () => Buffer
}

/** RFC 4226 section 4 recommends 160 bits. */
const totpSecretBytes = 20

/** Stands in for an account that does not exist, so that the same work is done for it. */
export type Decoy = { readonly accountId: string; readonly verifierSealed: Buffer }

export function makeAccountTools({ outerKey, origin }: { outerKey: OuterKey; origin: string }, verifiers = makeVerifiers()): AccountTools {
  const accountId = randomUUID()
  return {
    outerKey,
    origin,
    verifiers,
    decoy: { accountId, verifierSealed: sealValue(outerKey, 'verifier', accountId, randomBytes(49)) },
    publicNames: async () => [],
    newTotpSecret: () => randomBytes(totpSecretBytes),
  }
}
