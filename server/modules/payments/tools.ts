import type { BlobStore } from '#platform/blobs'
import type { OuterKey } from '#platform/outer-key'
import type { Gateways } from './gateway.ts'

/** What the use cases of this module work with besides their context. */
export type PaymentTools = {
  readonly outerKey: OuterKey
  /** Of the practice: where gateways send people back to. */
  readonly origin: string
  readonly gateways: Gateways
  readonly blobs: BlobStore
}
