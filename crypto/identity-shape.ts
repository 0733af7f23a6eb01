import { canonicalJson } from './canonical-json.ts'
import type { Bytes } from './bytes.ts'
import type { VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'
import { bytesOf, identifier, integer, object, type Reader } from './shape.ts'
import { checkSuite, suite, type Suite } from './suite.ts'

export type IdentityContext = { readonly v: Suite; readonly uid: string; readonly ver: number; readonly ed: string; readonly x: string }

/** The two secret keys of an identity under the master key. Byte strings are base64url. */
export type SealedIdentity = { readonly ctx: IdentityContext; readonly iv: string; readonly ct: string }

const readContext = object<IdentityContext>({ v: checkSuite, uid: identifier, ver: integer(1), ed: bytesOf(32), x: bytesOf(32) })

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readSealedIdentity: Reader<SealedIdentity> = object<SealedIdentity>({ ctx: readContext, iv: bytesOf(12), ct: bytesOf(80) })

/** The context that belongs to a card: key and seal are bound to it. */
export const identityContext = ({ uid, ver, ed, x }: Omit<IdentityContext, 'v'>): IdentityContext => ({ v: suite, uid, ver, ed, x })

export const identityContextBytes = (context: IdentityContext): Bytes => canonicalJson(context)

/** Reads and checks that it belongs to this card. @throws {CryptoRefusal} `context-mismatch` and as `readSealedIdentity` */
export function readIdentityOf(card: VerifiedCard, value: unknown): SealedIdentity {
  const sealed = readSealedIdentity(value)
  const { uid, ver, ed, x } = sealed.ctx
  return uid === card.uid && ver === card.ver && ed === card.ed && x === card.x ? sealed : refuse('context-mismatch')
}
