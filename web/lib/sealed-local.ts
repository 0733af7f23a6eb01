import { openLocal, sealLocal } from '#crypto'
import type { OpenKeys } from './key-ring.ts'

/** What lies on this device is sealed to the account's own key, under a name: JSON, whoever wrote it. */
export async function sealHere({ accountId: uid, masterKey }: OpenKeys, name: string, value: unknown): Promise<unknown> {
  return sealLocal(masterKey, { uid, name }, new TextEncoder().encode(JSON.stringify(value)))
}

/** @throws {CryptoRefusal} for what is another's, lies under another name, or was changed */
export async function openHere({ accountId: uid, masterKey }: OpenKeys, name: string, sealed: unknown): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await openLocal(masterKey, { uid, name }, sealed))) as unknown
}
