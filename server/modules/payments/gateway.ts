import type { SentNews } from '#contract/bytes'
import type { GatewayWay } from '#domain/payments/invoice'

/** What a gateway is asked to take. Nothing in it says who pays or what was spoken of. */
export type GatewayOrder = {
  /** Ours; letters, digits and hyphens, at most 40. */
  readonly id: string
  readonly amountIdr: number
  /** The practice’s neutral words for what is paid. */
  readonly wording: string
  readonly minutes: number
  /** Where the payer comes back to. What that page shows, the gateway’s news decide and not the coming back. */
  readonly returnTo: string
  readonly now: Temporal.Instant
}

/** What a gateway tells, understood. `eventId`: the same when it is told again. */
export type GatewayNews = {
  readonly eventId: string
  readonly orderId: string
  readonly what:
    | { readonly kind: 'paid'; readonly amountIdr: number }
    /** In all so far. */
    | { readonly kind: 'refunded'; readonly amountIdr: number }
    /** Begun, failed, run out: nothing has moved. */
    | { readonly kind: 'nothing'; readonly status: string }
}

/** The port. A gateway takes a payment on a page of its own and tells of it, signed, perhaps late, repeatedly and out of order. */
export type PaymentGateway = {
  readonly way: GatewayWay
  /** @returns where the payer goes @throws GatewayFailed */
  open(order: GatewayOrder): Promise<{ readonly payAt: string }>
  /** @returns null for what is not signed as its documents say; `unfit` for what is signed and makes no sense */
  read(news: SentNews, now: Temporal.Instant): GatewayNews | 'unfit' | null
}

export type Gateways = Partial<Readonly<Record<GatewayWay, PaymentGateway>>>

/** It could not be reached, or answered something else than its documents say. Nothing of its answer is kept. */
export class GatewayFailed extends Error {
  override readonly name = 'GatewayFailed'
}
