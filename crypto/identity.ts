import { nonceBytes, openBytes, sealBytes } from './aes-gcm.ts'
import { concat, fromBase64url, randomBytes, toBase64url, wipe, type Bytes } from './bytes.ts'
import { generateKeyMaterial, importSecret, type KeyMaterial } from './curve-keys.ts'
import { expandL, signL } from './framing.ts'
import { cardBytes, verifyCard, type IdentityCard, type SignedCard, type VerifiedCard } from './identity-card.ts'
import { identityContext, identityContextBytes, readIdentityOf, type SealedIdentity } from './identity-shape.ts'
import type { MasterKey } from './master-key.ts'
import { suite } from './suite.ts'

/** Somebody's own keys while unlocked. Neither can be read out, only used. */
export type Identity = {
  readonly sign: CryptoKey
  /** Private half for `openSealed`; the public half is in the card. */
  readonly agree: CryptoKey
}

/** All that one atomic request must carry, and what this browser goes on with. */
export type NewIdentity = { readonly identity: Identity; readonly signed: SignedCard; readonly card: VerifiedCard; readonly sealed: SealedIdentity }

type Materials = { readonly ed: KeyMaterial; readonly x: KeyMaterial; readonly iv: Bytes }

async function newMaterials(): Promise<Materials> {
  return { ed: await generateKeyMaterial('Ed25519'), x: await generateKeyMaterial('X25519'), iv: randomBytes(nonceBytes) }
}

/** The first identity of an account. @throws {CryptoRefusal} `malformed` for a user id that is none */
export async function createIdentity(masterKey: MasterKey, uid: string, materials?: Materials): Promise<NewIdentity> {
  return make(masterKey, { uid, ver: 1, prev: '' }, undefined, materials ?? (await newMaterials()))
}

/** New keys for somebody whose old signing key is at hand: the new card is chained to the old one and signed by it. */
export async function rotateIdentity(masterKey: MasterKey, known: VerifiedCard, oldSign: CryptoKey, materials?: Materials): Promise<NewIdentity> {
  return make(masterKey, { uid: known.uid, ver: known.ver + 1, prev: known.hash }, oldSign, materials ?? (await newMaterials()))
}

type Place = Pick<IdentityCard, 'uid' | 'ver' | 'prev'>

async function make(masterKey: MasterKey, place: Place, oldSign: CryptoKey | undefined, { ed, x, iv }: Materials): Promise<NewIdentity> {
  const secrets = concat(ed.secret, x.secret)
  wipe(ed.secret, x.secret)
  try {
    const draft: IdentityCard = { ...place, suite, ed: toBase64url(ed.publicKey), x: toBase64url(x.publicKey) }
    const identity = await importIdentity(secrets)
    const self = toBase64url(await signL(identity.sign, 'card-self', cardBytes(draft)))
    const old = oldSign === undefined ? '' : toBase64url(await signL(oldSign, 'card-rotation', cardBytes(draft)))
    const signed = { card: draft, self, old }
    // Verified as others will: an engine that made a bad key is found out here.
    const card = await verifyCard(signed)
    const ctx = identityContext(card)
    const aad = identityContextBytes(ctx)
    const ct = await sealBytes(await expandL(masterKey, 'identity-seal', aad), iv, aad, secrets)
    return { identity, signed, card, sealed: { ctx, iv: toBase64url(iv), ct: toBase64url(ct) } }
  } finally {
    wipe(secrets)
  }
}

/** @throws {CryptoRefusal} `malformed`, `suite-unknown`, `context-mismatch`, `sealed-damaged` */
export async function openIdentity(masterKey: MasterKey, value: unknown, card: VerifiedCard): Promise<Identity> {
  const sealed = readIdentityOf(card, value)
  const aad = identityContextBytes(sealed.ctx)
  const key = await expandL(masterKey, 'identity-seal', aad)
  const secrets = await openBytes(key, fromBase64url(sealed.iv), aad, fromBase64url(sealed.ct))
  try {
    return await importIdentity(secrets)
  } finally {
    wipe(secrets)
  }
}

async function importIdentity(secrets: Bytes): Promise<Identity> {
  return { sign: await importSecret('Ed25519', secrets.subarray(0, 32)), agree: await importSecret('X25519', secrets.subarray(32)) }
}
