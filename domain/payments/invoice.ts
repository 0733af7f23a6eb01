/** How one can pay: QRIS and transfer need nobody else; the others are gateways. */
export const paymentWays = ['qris', 'transfer', 'midtrans', 'xendit', 'stripe'] as const
export type PaymentWay = (typeof paymentWays)[number]
export const gatewayWays = ['midtrans', 'xendit', 'stripe'] as const satisfies readonly PaymentWay[]
export type GatewayWay = (typeof gatewayWays)[number]

/** `void`: its time ran out, or it was cancelled, before anything was paid. */
export const invoiceStates = ['open', 'paid', 'void', 'refunded'] as const
export type InvoiceState = (typeof invoiceStates)[number]
