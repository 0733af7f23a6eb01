import type { OuterKey, Place } from '#platform/outer-key'
import type { SealedColumn } from '#platform/rekey'

/** What this module keeps under the outer key. */
export const calendarSealedColumns: readonly SealedColumn[] = [{ table: 'calendars.import', column: 'address_sealed', row: 'id::text' }]

const place = (row: string): Place => ({ table: 'calendars.import', column: 'address_sealed', row })

export const sealAddress = (key: OuterKey, importId: string, address: URL) => key.seal(place(importId), Buffer.from(address.href))
export const openAddress = (key: OuterKey, importId: string, sealed: Uint8Array) => new URL(key.open(place(importId), sealed).toString())
/** Finds the same address again. */
export const markOfAddress = (key: OuterKey, address: URL) => key.mark('calendar-address', address.href)
