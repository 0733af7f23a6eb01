import type { NoticeOutcome } from '#contract/notifications'
import type { Context } from '#platform/context'
import { AddressRefused, postNothing, publicReach } from '#platform/outbound'
import { pushAddress } from './push-address.ts'
import type { NoticeTools } from './tools.ts'
import { findVapidKey, vapidHeader } from './vapid.ts'

/** How it went, and how long the service asks to be left alone. */
export type Delivery = { readonly outcome: NoticeOutcome; readonly waitSeconds?: number }

/** Undelivered for so long, a notice is of no use any more. */
const ttlSeconds = 24 * 60 * 60

/**
 * A push without a payload (RFC 8030): there is nothing in it that could be read, by the push service or by anybody who looks on. The words
 * are the service worker's own. The one topic lets a newer notice take the place of one that waits for a browser that is off.
 */
export async function sendPush(context: Context, tools: NoticeTools, endpoint: string): Promise<Delivery> {
  const url = pushAddress(endpoint, tools.pushOrigins)
  if (!url) return { outcome: 'not-allowed' }
  const key = await findVapidKey(context, tools.outerKey)
  const headers = {
    authorization: vapidHeader(key, url, contactOf(tools), context.now()),
    ttl: String(ttlSeconds),
    urgency: 'normal',
    topic: 'news',
  }
  // What the operator named may be inside the own network.
  const isNamed = tools.pushOrigins.includes(url.origin)
  const reach = tools.reach ?? (isNamed ? { ...publicReach, mayConnect: () => true } : publicReach)
  try {
    const { status, retryAfter } = await postNothing(url, headers, reach)
    return { outcome: outcomeOf(status), waitSeconds: secondsOf(retryAfter) }
  } catch (error) {
    return { outcome: error instanceof AddressRefused ? 'not-allowed' : 'silent' }
  }
}

/** Push services ask for one (RFC 8292 section 2.1); Apple's refuses one at localhost. */
const contactOf = ({ origin, mailFrom }: NoticeTools) => (origin.startsWith('https:') ? origin : `mailto:${mailFrom}`)

function outcomeOf(status: number): NoticeOutcome {
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'busy' : 'refused'
}

/** As seconds or as a date; a service that would be left alone for longer is asked again after this. */
const longestWaitSeconds = 6 * 60 * 60

function secondsOf(retryAfter: string | undefined): number {
  return /^\d{1,9}$/.test(retryAfter ?? '') ? Math.min(longestWaitSeconds, Number(retryAfter)) : 0
}
