import type { Argon2id } from './argon2id-port.ts'
import { fromBase64url, readUtf8, toBase64url, utf8, type Bytes } from './bytes.ts'
import { frame } from './framing.ts'
import { secretKey } from './hkdf.ts'
import { openSealed, type SealedTo } from './hpke.ts'
import { createIdentity, openIdentity, rotateIdentity } from './identity.ts'
import { padmeLength } from './padme.ts'
import { derivePasskeyKey, passkeyPrfInput } from './passkey.ts'
import { derivePasswordKeys } from './password.ts'
import type { PasswordKdf } from './password-kdf.ts'
import { issueCertificate } from './practice-key.ts'
import { importPracticeKey } from './practice-key-file.ts'
import { deriveRecoveryKeys, formatRecoveryCode } from './recovery-code.ts'
import { safetyNumber } from './safety-number.ts'
import { wrapKey } from './wrap.ts'
import type { WrapContext } from './wrap-shape.ts'

export type Inputs = {
  readonly uid: string
  readonly password: { readonly password: string; readonly username: string; readonly origin: string; readonly kdf: PasswordKdf }
  readonly masterKey: string
  readonly wrapSalt: string
  readonly prfOutput: string
  readonly recoveryBytes: string
  readonly identities: readonly {
    readonly ed: string
    readonly edPublic: string
    readonly x: string
    readonly xPublic: string
    readonly iv: string
  }[]
  readonly practiceFile: string
  readonly passphrase: string
  readonly sealed: SealedTo
  readonly info: string
  readonly lengths: readonly number[]
}

const take = (text: string): Bytes => fromBase64url(text)

/** What this package makes of fixed inputs. Recorded once in `vectors/teduh-v1.json`; a changed answer is a changed format. */
export async function answersTo(inputs: Inputs, argon2id: Argon2id) {
  return { ...(await slotAnswers(inputs, argon2id)), ...(await identityAnswers(inputs, argon2id)), padme: inputs.lengths.map(padmeLength) }
}

async function slotAnswers(inputs: Inputs, argon2id: Argon2id) {
  const { uid, password, masterKey, wrapSalt } = inputs
  const context = (slot: WrapContext['slot'], kdf: WrapContext['kdf']): WrapContext => ({ v: 1, uid, slot, slotId: `${slot}-1`, gen: 1, kdf })
  const strong = { alg: 'hkdf-sha256' } as const
  const passwordKeys = await derivePasswordKeys(password, argon2id)
  const recoveryCode = formatRecoveryCode(take(inputs.recoveryBytes))
  const recovery = await deriveRecoveryKeys(recoveryCode)
  return {
    frame: toBase64url(frame('auth', utf8('content'))),
    authKey: toBase64url(passwordKeys.authKey),
    passwordWrap: await wrapKey(passwordKeys.slotKey, context('password', password.kdf), take(masterKey), take(wrapSalt)),
    prfInput: toBase64url(await passkeyPrfInput()),
    passkeyWrap: await wrapKey(await derivePasskeyKey(take(inputs.prfOutput)), context('passkey', strong), take(masterKey), take(wrapSalt)),
    recoveryCode,
    recoveryProof: toBase64url(recovery.proof),
    recoveryWrap: await wrapKey(recovery.slotKey, context('recovery', strong), take(masterKey), take(wrapSalt)),
  }
}

async function identityAnswers(inputs: Inputs, argon2id: Argon2id) {
  const masterKey = await secretKey<'master'>(take(inputs.masterKey))
  const [one, two] = inputs.identities.map(({ ed, edPublic, x, xPublic, iv }) => ({
    ed: { secret: take(ed), publicKey: take(edPublic) },
    x: { secret: take(x), publicKey: take(xPublic) },
    iv: take(iv),
  }))
  const first = await createIdentity(masterKey, inputs.uid, one)
  const second = await rotateIdentity(masterKey, first.card, first.identity.sign, two)
  const opened = await openIdentity(masterKey, first.sealed, first.card)
  const { practiceKey } = await importPracticeKey(inputs.practiceFile, { passphrase: inputs.passphrase, argon2id }, { masterKey, uid: inputs.uid })
  const certificate = {
    suite: 1,
    uid: inputs.uid,
    cardHash: first.card.hash,
    name: 'Sari Wijaya, M.Psi., Psikolog',
    licence: 'SIPP-0001',
    roles: ['counsellor', 'supervisor'],
    validUntil: 1_900_000_000,
  } as const
  return {
    firstCard: first.signed,
    firstHash: first.card.hash,
    firstSealed: first.sealed,
    secondCard: second.signed,
    secondHash: second.card.hash,
    secondSealed: second.sealed,
    opened: readUtf8(await openSealed(opened.agree, take(first.card.x), take(inputs.info), inputs.sealed)),
    practiceKey: toBase64url(practiceKey.publicKey),
    certificate: await issueCertificate(practiceKey, certificate),
    safetyNumber: await safetyNumber(first.card, second.card),
  }
}
