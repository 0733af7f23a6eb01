import type { PaymentWay } from '#domain/payments/invoice'
import { m } from '#messages'

export const wayName: Record<PaymentWay, () => string> = {
  qris: () => 'QRIS',
  transfer: m.money_way_transfer,
  midtrans: () => 'Midtrans',
  xendit: () => 'Xendit',
  stripe: () => 'Stripe',
}
