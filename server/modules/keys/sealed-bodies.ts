import type { WrappedKey } from '#contract/key-shapes'
import type { OuterKey, Place } from '#platform/outer-key'
import type { SealedColumn } from '#platform/rekey'

/** What this module keeps under the outer key; `row` names the row as `placeOf…` does. */
export const keySealedColumns: readonly SealedColumn[] = [
  { table: 'keys.wrap', column: 'body_sealed', row: `account_id::text || '/' || slot || '/' || slot_id` },
  { table: 'keys.practice_key_wrap', column: 'body_sealed', row: 'account_id::text' },
]

type Slot = { readonly accountId: string; readonly slot: string; readonly slotId: string }

const placeOfWrap = ({ accountId, slot, slotId }: Slot): Place => ({
  table: 'keys.wrap',
  column: 'body_sealed',
  row: `${accountId}/${slot}/${slotId}`,
})
const placeOfPracticeWrap = (accountId: string): Place => ({ table: 'keys.practice_key_wrap', column: 'body_sealed', row: accountId })

const toBytes = (body: WrappedKey) => Buffer.from(JSON.stringify(body))
const fromBytes = (bytes: Buffer) => JSON.parse(bytes.toString()) as WrappedKey

export const sealWrap = (key: OuterKey, slot: Slot, body: WrappedKey) => key.seal(placeOfWrap(slot), toBytes(body))
export const openWrap = (key: OuterKey, row: Slot & { readonly bodySealed: Buffer }) => fromBytes(key.open(placeOfWrap(row), row.bodySealed))

export const sealPracticeWrap = (key: OuterKey, accountId: string, body: WrappedKey) => key.seal(placeOfPracticeWrap(accountId), toBytes(body))
export const openPracticeWrap = (key: OuterKey, accountId: string, sealed: Buffer) => fromBytes(key.open(placeOfPracticeWrap(accountId), sealed))
