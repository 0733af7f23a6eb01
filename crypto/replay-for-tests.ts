import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { openBytes, sealBytes } from './aes-gcm.ts'
import type { Argon2id } from './argon2id-port.ts'
import { readUtf8, utf8, type Bytes } from './bytes.ts'
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts'
import { importSecret } from './curve-keys.ts'
import { byNoble, byWebCrypto, verifyWith } from './ed25519.ts'
import { hkdf, secretKey } from './hkdf.ts'
import { agreementAnswersTo } from './known-agreements-for-tests.ts'
import { answersTo } from './known-answers-for-tests.ts'
import { spaceAnswersTo } from './known-spaces-for-tests.ts'
import { stateAnswersTo } from './known-states-for-tests.ts'
import { fingerprint } from './safety-number.ts'
import argon2Reference from './vectors/argon2id-reference.json' with { type: 'json' }
import nistGcm from './vectors/nist-aes-gcm.json' with { type: 'json' }
import rfcHkdf from './vectors/rfc5869-hkdf.json' with { type: 'json' }
import rfcX25519 from './vectors/rfc7748-x25519.json' with { type: 'json' }
import rfcEd25519 from './vectors/rfc8032-ed25519.json' with { type: 'json' }
import rfcJson from './vectors/rfc8785-canonical-json.json' with { type: 'json' }
import rfcHpke from './vectors/rfc9180-hpke.json' with { type: 'json' }
import signal from './vectors/signal-safety-number.json' with { type: 'json' }
import speccheck from './vectors/speccheck-ed25519.json' with { type: 'json' }
import teduhAgreements from './vectors/teduh-agreements-v1.json' with { type: 'json' }
import teduhSpaces from './vectors/teduh-spaces-v1.json' with { type: 'json' }
import teduhStates from './vectors/teduh-states-v1.json' with { type: 'json' }
import teduh from './vectors/teduh-v1.json' with { type: 'json' }
import wycheproofGcm from './vectors/wycheproof-aes-gcm.json' with { type: 'json' }
import wycheproofEd25519 from './vectors/wycheproof-ed25519.json' with { type: 'json' }
import wycheproofHkdf from './vectors/wycheproof-hkdf.json' with { type: 'json' }
import wycheproofX25519 from './vectors/wycheproof-x25519.json' with { type: 'json' }
import { checkX25519Key } from './x25519.ts'

/** The same in Node and in Chromium. Each replay tells what it found different; nothing is what one hopes for. */
export type Replay = (argon2id: Argon2id) => Promise<readonly string[]>

export const unhex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const refuses = async (work: () => unknown): Promise<boolean> => {
  try {
    await work()
    return false
  } catch {
    return true
  }
}

/** Names of the vectors for which the check does not hold, or throws. */
async function failing<V>(
  vectors: readonly V[],
  nameOf: (vector: V) => unknown,
  holds: (vector: V) => Promise<boolean> | boolean,
): Promise<string[]> {
  const names: string[] = []
  for (const vector of vectors) {
    const ok = await Promise.resolve(vector)
      .then(holds)
      .catch(() => false)
    if (!ok) names.push(String(nameOf(vector)))
  }
  return names
}

async function bothEnginesSay(valid: boolean, v: { publicKey: string; message: string; signature: string }): Promise<boolean> {
  const answers = [byWebCrypto, byNoble].map((engine) => verifyWith(engine, unhex(v.publicKey), unhex(v.message), unhex(v.signature)))
  return (await Promise.all(answers)).every((answer) => answer === valid)
}

async function signsAlike(v: (typeof rfcEd25519.vectors)[number]): Promise<boolean> {
  const key = await importSecret('Ed25519', unhex(v.secret))
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', key, unhex(v.message)))
  return hex(signature) === v.signature && (await bothEnginesSay(true, v)) && (await bothEnginesSay(false, { ...v, message: `${v.message}00` }))
}

async function agreesAlike(v: { scalar: string; u: string; shared: string }): Promise<boolean> {
  const key = await importSecret('X25519', unhex(v.scalar))
  const other = await crypto.subtle.importKey('raw', unhex(v.u), 'X25519', false, [])
  return hex(new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: other }, key, 256))) === v.shared
}

async function derivesAlike(v: { ikm: string; salt: string; info: string; okm: string }): Promise<boolean> {
  return hex(await hkdf(await secretKey(unhex(v.ikm)), unhex(v.salt), unhex(v.info), v.okm.length / 2)) === v.okm
}

async function sealsAlike(v: { key: string; iv: string; aad: string; message: string; sealed: string; valid: boolean }): Promise<boolean> {
  const [iv, aad] = [unhex(v.iv), unhex(v.aad)]
  if (!v.valid) return refuses(() => openBytes(unhex(v.key), iv, aad, unhex(v.sealed)))
  const opened = hex(await openBytes(unhex(v.key), iv, aad, unhex(v.sealed)))
  return opened === v.message && hex(await sealBytes(unhex(v.key), iv, aad, unhex(v.message))) === v.sealed
}

function writesAlike(v: { value: unknown; canonical: string }): boolean {
  const bytes = canonicalJson(v.value)
  return readUtf8(bytes) === v.canonical && readUtf8(canonicalJson(parseCanonicalJson(bytes))) === v.canonical
}

async function encapsulatesAlike(v: (typeof rfcHpke.vectors)[number]): Promise<boolean> {
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() })
  const info = unhex(v.info)
  const ephemeral = await suite.kem.deriveKeyPair(unhex(v.ikmE))
  const recipientPublicKey = await suite.kem.deserializePublicKey(unhex(v.pkR))
  const sender = await suite.createSenderContext({ recipientPublicKey, info, ekm: ephemeral })
  const sealed = new Uint8Array(await sender.seal(unhex(v.message), unhex(v.aad)))
  const recipientKey = { privateKey: await importSecret('X25519', unhex(v.skR)), publicKey: recipientPublicKey }
  const opened = new Uint8Array(await suite.open({ recipientKey, enc: unhex(v.enc), info }, unhex(v.sealed), unhex(v.aad)))
  return hex(new Uint8Array(sender.enc)) === v.enc && hex(sealed) === v.sealed && hex(opened) === v.message
}

export const replays: Readonly<Record<string, Replay>> = {
  'RFC 8032, Ed25519': () => failing(rfcEd25519.vectors, (v) => v.name, signsAlike),
  'Wycheproof, Ed25519': () =>
    failing(
      wycheproofEd25519.vectors,
      (v) => v.tcId,
      (v) => bothEnginesSay(v.valid, v),
    ),
  'ed25519-speccheck': () =>
    failing(
      speccheck.vectors,
      (v) => v.case,
      (v) => bothEnginesSay(v.valid, v),
    ),
  'RFC 7748, X25519': () => failing(rfcX25519.vectors, (v) => v.name, agreesAlike),
  'Wycheproof, X25519': () =>
    failing(
      wycheproofX25519.vectors,
      (v) => v.tcId,
      async (v) =>
        (await refuses(() => checkX25519Key(unhex(v.u)))) === !v.acceptable && (v.acceptable ? agreesAlike(v) : refuses(() => agreesAlike(v))),
    ),
  'RFC 5869, HKDF': () => failing(rfcHkdf.vectors, (v) => v.name, derivesAlike),
  'Wycheproof, HKDF': () => failing(wycheproofHkdf.vectors, (v) => v.name, derivesAlike),
  'NIST CAVP, AES-256-GCM': () => failing(nistGcm.vectors, (v) => v.name, sealsAlike),
  'Wycheproof, AES-256-GCM': () => failing(wycheproofGcm.vectors, (v) => v.name, sealsAlike),
  'RFC 8785, canonical JSON': () => failing(rfcJson.vectors, (v) => v.name, writesAlike),
  'RFC 9180, HPKE': () => failing(rfcHpke.vectors, (v) => v.name, encapsulatesAlike),
  'Teduh, spaces of suite 1': async () => different(await spaceAnswersTo(teduhSpaces.inputs), teduhSpaces.answers),
  'Teduh, states of suite 1': async () => different(await stateAnswersTo(teduhStates.inputs), teduhStates.answers),
  'Teduh, agreements and parcels of suite 1': async () => different(await agreementAnswersTo(teduhAgreements.inputs), teduhAgreements.answers),
  'Signal, safety number': () =>
    failing(
      signal.vectors,
      (v) => v.name,
      async (v) => {
        const halves = [await fingerprint(unhex(v.oneKey), utf8(v.oneId)), await fingerprint(unhex(v.otherKey), utf8(v.otherId))]
        return halves.toSorted().join('') === v.digits
      },
    ),
}

/** Names of the answers that are not those recorded. */
function different(answers: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, unknown>>): string[] {
  const spell = (value: unknown) => readUtf8(canonicalJson(value ?? 'none'))
  return [...new Set([...Object.keys(answers), ...Object.keys(expected)])].filter((name) => spell(answers[name]) !== spell(expected[name]))
}

/** Those that compute Argon2id in earnest: seconds, not milliseconds. */
export const slowReplays: Readonly<Record<string, Replay>> = {
  'reference Argon2id': (argon2id) =>
    failing(
      argon2Reference.vectors,
      (v) => v.name,
      async ({ password, salt, memoryKib, passes, lanes, tag }) =>
        hex(await argon2id({ password: utf8(password), salt: utf8(salt), memoryKib, passes, lanes })) === tag,
    ),
  'Teduh, suite 1': async (argon2id) => {
    return different(await answersTo(teduh.inputs as Parameters<typeof answersTo>[0], argon2id), teduh.answers)
  },
}
