import { createHmac } from 'node:crypto'
import { codeOf, stepAt } from '#domain/accounts/totp'

const base32Values = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What the authenticator app shows at that moment. Knows no test runner, so that journeys may use it. */
export function appCode(secret: string, now: Temporal.Instant, stepsAhead = 0): string {
  const bits = [...secret].map((letter) => base32Values.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
  return codeOf((message) => createHmac('sha1', bytes).update(message).digest(), stepAt(now.epochMilliseconds / 1000) + stepsAhead)
}
