import { makeVoucher, saveSettings } from '#modules/payments'
import type { UnopenedPractice } from '#server/start-server'
import { demoSettings, demoVoucher } from './demo-money.ts'

/** How the practice takes money, and a voucher for whoever looks on. */
export async function fillMoney({ context, tools }: UnopenedPractice): Promise<void> {
  await saveSettings(context, demoSettings)
  const voucher = { id: demoVoucher.id, note: 'Demo', offIdr: null, offPercent: 100, mostUses: 1000, validUntil: null }
  await makeVoucher(context, tools, voucher, demoVoucher.code)
}
