import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { Context } from '#platform/context'
import type { OuterKey } from '#platform/outer-key'
import { openVapid, sealVapid } from './sealed-values.ts'
import { vapidKey } from './tables.ts'

/** By which push services know the practice (RFC 8292): P-256, the public half as an uncompressed point. */
export type VapidKey = { readonly privateKey: KeyObject; readonly publicKey: string }

/** Made when it is first asked for; of two that ask at once, one key is kept. */
export async function findVapidKey({ db, now }: Context, outerKey: OuterKey): Promise<VapidKey> {
  const [found] = await db.select().from(vapidKey)
  if (found) return opened(outerKey, found)
  await db
    .insert(vapidKey)
    .values({ ...newKey(outerKey), madeAt: now().toString() })
    .onConflictDoNothing()
  const [kept] = await db.select().from(vapidKey)
  if (!kept) throw new Error('the key of the practice was not kept')
  return opened(outerKey, kept)
}

function newKey(outerKey: OuterKey) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return {
    privateSealed: sealVapid(outerKey, privateKey.export({ type: 'pkcs8', format: 'der' })),
    publicKey: Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]),
  }
}

function opened(outerKey: OuterKey, row: typeof vapidKey.$inferSelect): VapidKey {
  const privateKey = createPrivateKey({ key: openVapid(outerKey, row.privateSealed), format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: row.publicKey.toString('base64url') }
}

/** RFC 8292 allows a day; clocks differ. */
const validHours = 12

/** Who sends, signed for this push service alone. @param contact where its operator can ask: an `https:` or `mailto:` address */
export function vapidHeader({ privateKey, publicKey }: VapidKey, to: URL, contact: string, now: Temporal.Instant): string {
  const claims = { aud: to.origin, exp: Math.floor(now.add({ hours: validHours }).epochMilliseconds / 1000), sub: contact }
  const signed = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  return `vapid t=${signed}.${signature}, k=${publicKey}`
}
