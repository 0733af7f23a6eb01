import { passkeyPrfInput, toBase64url } from '#crypto'
import { m } from '#messages'
import { ApiRefusal } from './api.ts'
import { PasskeyDeclined } from './passkey-declined.ts'

/** What an authenticator answered, and what its PRF gave, which only this browser may see. */
export type Touched<Answer> = { readonly answer: Answer; readonly prf: Uint8Array<ArrayBuffer> | null }

export const canUsePasskeys = (): boolean => typeof PublicKeyCredential !== 'undefined'

const extensions = async () => ({ prf: { eval: { first: await passkeyPrfInput() } } })

type Results = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } }

function prfIn(results: unknown): Uint8Array<ArrayBuffer> | null {
  const first = (results as Results).prf?.results?.first
  return first ? new Uint8Array((first as ArrayBuffer).slice(0)) : null
}

/** Without what the server has no business to know: the result of PRF stands among the extensions. */
function forServer(answer: { id: string; rawId: string; type: string; authenticatorAttachment?: string }, response: object) {
  const { id, rawId, type, authenticatorAttachment } = answer
  return { id, rawId, type, ...(authenticatorAttachment && { authenticatorAttachment }), response }
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (/NotAllowedError|AbortError/.test(name)) throw new PasskeyDeclined('declined')
    // The authenticator itself says that it has one for this account (WebAuthn Level 3, 5.1.3).
    if (name === 'InvalidStateError') throw new ApiRefusal('passkey-known', { title: m.told_passkey_here(), next: m.told_passkey_here_next() })
    throw error
  }
}

/** One touch of a passkey that is there. @param options of the practice @throws {PasskeyDeclined} */
export async function touchPasskey<Answer>(options: Record<string, unknown>): Promise<Touched<Answer>> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = { ...options, extensions: await extensions() } as never
  const made = await asked(() => startAuthentication({ optionsJSON }))
  const { clientDataJSON, authenticatorData, signature, userHandle } = made.response
  const response = { clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) }
  return { answer: forServer(made, response) as Answer, prf: prfIn(made.clientExtensionResults) }
}

/** Makes a passkey. One that has PRF but shows it only when used is touched a second time, for this browser alone. @throws {PasskeyDeclined} */
export async function makePasskey<Answer>(options: Record<string, unknown>): Promise<Touched<Answer>> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = { ...options, extensions: { ...(options['extensions'] as object), ...(await extensions()) } } as never
  const made = await asked(() => startRegistration({ optionsJSON }))
  const { clientDataJSON, attestationObject, transports } = made.response
  const answer = forServer(made, { clientDataJSON, attestationObject, ...(transports && { transports }) }) as Answer
  const results = made.clientExtensionResults
  const prf = prfIn(results) ?? ((results as Results).prf?.enabled ? await prfByUse(made.id) : null)
  return { answer, prf }
}

/** The challenge is of our own making: nobody checks this answer, only its PRF is wanted. */
async function prfByUse(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const challenge = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const touched = await touchPasskey({ challenge, allowCredentials: [{ id, type: 'public-key' }], userVerification: 'required' }).catch(() => null)
  return touched?.prf ?? null
}
