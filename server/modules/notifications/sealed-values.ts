import type { OuterKey, Place } from '#platform/outer-key'
import type { SealedColumn } from '#platform/rekey'

/** What this module keeps under the outer key. */
export const notificationSealedColumns: readonly SealedColumn[] = [
  { table: 'notifications.vapid_key', column: 'private_sealed', row: 'only_one::text' },
  { table: 'notifications.way', column: 'endpoint_sealed', row: 'id::text' },
]

const vapidPlace: Place = { table: 'notifications.vapid_key', column: 'private_sealed', row: 'true' }
const endpointPlace = (row: string): Place => ({ table: 'notifications.way', column: 'endpoint_sealed', row })

export const sealVapid = (key: OuterKey, pkcs8: Uint8Array) => key.seal(vapidPlace, pkcs8)
export const openVapid = (key: OuterKey, sealed: Uint8Array) => key.open(vapidPlace, sealed)
export const sealEndpoint = (key: OuterKey, wayId: string, endpoint: string) => key.seal(endpointPlace(wayId), Buffer.from(endpoint))
export const openEndpoint = (key: OuterKey, wayId: string, sealed: Uint8Array) => key.open(endpointPlace(wayId), sealed).toString()
/** Finds the subscription of an address again. */
export const markOfEndpoint = (key: OuterKey, endpoint: string) => key.mark('push-endpoint', endpoint)
