import type { PaymentWay } from '#domain/payments/invoice'
import { m } from '#messages'

export const wayName: Record<PaymentWay, () => string> = {
  qris: () => 'QRIS',
  transfer: m.paying_way_transfer,
  midtrans: () => 'Midtrans',
  xendit: () => 'Xendit',
  stripe: () => 'Stripe',
}

export const wayHint: Record<PaymentWay, () => string> = {
  qris: m.paying_way_qris_hint,
  transfer: m.paying_way_transfer_hint,
  midtrans: m.paying_way_gateway_hint,
  xendit: m.paying_way_gateway_hint,
  stripe: m.paying_way_stripe_hint,
}
