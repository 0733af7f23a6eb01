import { createHmac } from 'node:crypto'
import { codeOf, stepAt } from '#domain/accounts/totp'

const base32Values = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of an app's secret, which travels in base 32. */
export function secretBytes(secret: string): Buffer {
  const bits = [...secret].map((letter) => base32Values.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** What the authenticator app shows at that moment. Knows no test runner, so that journeys may use it. */
export function appCode(secret: string, now: Temporal.Instant, stepsAhead = 0): string {
  const bytes = secretBytes(secret)
  return codeOf((message) => createHmac('sha1', bytes).update(message).digest(), stepAt(now.epochMilliseconds / 1000) + stepsAhead)
}
