import type { Config } from '#platform/config'
import type { Gateways } from './gateway.ts'
import { midtrans } from './midtrans.ts'
import { stripe } from './stripe.ts'
import { xendit } from './xendit.ts'

/** Those of which the operator gave the keys; the others are not offered. */
export function makeGateways({ gateways }: Pick<Config, 'gateways'>): Gateways {
  return {
    ...(gateways.midtrans && { midtrans: midtrans(gateways.midtrans) }),
    ...(gateways.xendit && { xendit: xendit(gateways.xendit) }),
    ...(gateways.stripe && { stripe: stripe(gateways.stripe) }),
  }
}
