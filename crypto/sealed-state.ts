import { nonceBytes, openBytes, sealBytes } from './aes-gcm.ts'
import { fromBase64url, randomBytes, toBase64url, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { expandL } from './framing.ts'
import type { MasterKey } from './master-key.ts'
import { pad, unpad } from './padme.ts'
import { refuse } from './refusal.ts'
import {
  readExpectedState,
  readSealedLocal,
  readSealedState,
  type ExpectedState,
  type LocalContext,
  type SealedLocal,
  type SealedState,
  type StateContext,
} from './state-shape.ts'
import { suite } from './suite.ts'

type Purpose = 'state-seal' | 'local-seal'

async function seal(masterKey: MasterKey, purpose: Purpose, ctx: StateContext | LocalContext, content: Uint8Array, iv: Bytes) {
  const aad = canonicalJson(ctx)
  const ct = await sealBytes(await expandL(masterKey, purpose, aad), iv, aad, pad(content))
  return { ctx, iv: toBase64url(iv), ct: toBase64url(ct) }
}

async function open(masterKey: MasterKey, purpose: Purpose, { ctx, iv, ct }: SealedState | SealedLocal): Promise<Bytes> {
  const aad = canonicalJson(ctx)
  return unpad(await openBytes(await expandL(masterKey, purpose, aad), fromBase64url(iv), aad, fromBase64url(ct)))
}

/** The next generation of a state. @throws {CryptoRefusal} `malformed` for a place that nobody could read, or too much content */
export async function sealState(
  masterKey: MasterKey,
  { uid, name, gen }: Omit<StateContext, 'v'>,
  content: Uint8Array,
  iv = randomBytes(nonceBytes),
): Promise<SealedState> {
  return readSealedState(await seal(masterKey, 'state-seal', { v: suite, uid, name, gen }, content, iv))
}

/** @throws {CryptoRefusal} `malformed`, `suite-unknown`, `context-mismatch`, `sealed-damaged`, `padding-wrong` */
export async function openState(masterKey: MasterKey, expected: ExpectedState, value: unknown): Promise<Bytes> {
  return open(masterKey, 'state-seal', readExpectedState(value, expected))
}

/** For what lies on this device only: drafts, what waits to be sent. @throws {CryptoRefusal} `malformed` */
export async function sealLocal(
  masterKey: MasterKey,
  { uid, name }: Omit<LocalContext, 'v'>,
  content: Uint8Array,
  iv = randomBytes(nonceBytes),
): Promise<SealedLocal> {
  return readSealedLocal(await seal(masterKey, 'local-seal', { v: suite, uid, name }, content, iv))
}

/** @throws {CryptoRefusal} `malformed`, `suite-unknown`, `context-mismatch`, `sealed-damaged`, `padding-wrong` */
export async function openLocal(masterKey: MasterKey, expected: Omit<LocalContext, 'v'>, value: unknown): Promise<Bytes> {
  const local = readSealedLocal(value)
  if (local.ctx.uid !== expected.uid || local.ctx.name !== expected.name) refuse('context-mismatch')
  return open(masterKey, 'local-seal', local)
}
