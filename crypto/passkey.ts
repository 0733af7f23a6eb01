import type { Bytes } from './bytes.ts'
import { expandL, frame, sha256 } from './framing.ts'
import { secretKey } from './hkdf.ts'
import { refuse } from './refusal.ts'
import type { SlotKey } from './wrap.ts'

const nothing = new Uint8Array(0)

/**
 * `eval.first` of WebAuthn's PRF extension (Level 3, section 10.1.4). The same for everybody, so that it can be asked before it is
 * known who logs in; the authenticator's own secret makes each answer different.
 */
export const passkeyPrfInput = (): Promise<Bytes> => sha256(frame('passkey-prf', nothing))

/** The slot key of a passkey from `results.first`. Takes the bytes over. @throws {CryptoRefusal} `malformed` unless there are 32 */
export async function derivePasskeyKey(prfOutput: Bytes): Promise<SlotKey> {
  if (prfOutput.length !== 32) refuse('malformed')
  const root = await secretKey(prfOutput)
  return secretKey(await expandL(root, 'kek-passkey', nothing))
}
