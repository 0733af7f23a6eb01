import type { ReplyOf } from '#contract/endpoint'
import type { getPaymentSettings, getPaymentWays, PaymentSettings } from '#contract/payments'
import { gatewayWays, type PaymentWay } from '#domain/payments/invoice'
import { readQris } from '#domain/payments/qris'
import { appendAuditEvent } from '#modules/audit'
import { findRules } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { findSettings, updateSettings } from './repository.ts'
import type { PaymentTools } from './tools.ts'

/** Those that need nobody else come first. */
export async function showWays({ db }: Context, { gateways }: PaymentTools): Promise<ReplyOf<typeof getPaymentWays>> {
  const { qrisText, transfer } = await findSettings(db)
  const own: PaymentWay[] = [...(qrisText === '' ? [] : ['qris' as const]), ...(transfer === null ? [] : ['transfer' as const])]
  return { ways: [...own, ...gatewayWays.filter((way) => gateways[way])], payWithinMinutes: (await findRules(db)).payWithinMinutes }
}

export async function showSettings({ db }: Context, { gateways }: PaymentTools): Promise<ReplyOf<typeof getPaymentSettings>> {
  const settings = await findSettings(db)
  const read = settings.qrisText === '' ? null : readQris(settings.qrisText)
  const qris = read === null || typeof read === 'string' ? null : { merchant: read.merchant, city: read.city }
  return { settings, gateways: gatewayWays.filter((way) => gateways[way]), qris }
}

/**
 * What was asked for already stays as it was asked for.
 * @throws Refusal of the name of what is wrong with the code
 */
export async function saveSettings(context: Context, { qrisText, ...others }: PaymentSettings): Promise<void> {
  const settings = { ...others, qrisText: qrisText.trim() }
  if (settings.qrisText !== '') {
    const read = readQris(settings.qrisText)
    if (typeof read === 'string') throw new Refusal(read)
    if (read.amountIdr !== null) throw new Refusal('qris-has-amount')
  }
  await inTransaction(context, async (inside) => {
    await updateSettings(inside.db, settings)
    const details = { qris: settings.qrisText !== '', transfer: settings.transfer !== null }
    await appendAuditEvent(inside, { action: 'payment-settings.saved', subject: 'payments', details })
  })
}
