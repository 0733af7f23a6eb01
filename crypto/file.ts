import { toBase64url, type Bytes } from './bytes.ts'
import { sha256 } from './framing.ts'
import { refuse } from './refusal.ts'

/** By whoever needs a file, when they need it: no page loads the package before. */
const age = () => import('age-encryption')

/** What an entry says of a file's content. */
export type FileContent = { readonly bytes: number; readonly sha256: string }

/** `identity`: the one-time key, which travels in a sealed entry and nowhere else. */
export type SealedFile = FileContent & { readonly identity: string; readonly sealed: Bytes }

/** An age file to an identity that was made for it alone. */
export async function sealFile(content: Bytes): Promise<SealedFile> {
  const { Encrypter, generateX25519Identity, identityToRecipient } = await age()
  const identity = await generateX25519Identity()
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(identity))
  return { identity, sealed: (await encrypter.encrypt(content)) as Bytes, ...(await describe(content)) }
}

/** @throws {CryptoRefusal} `malformed` for an identity that is none, `sealed-damaged`, `file-mismatch` when it is not the content that was told of */
export async function openFile(identity: string, sealed: Bytes, told: FileContent): Promise<Bytes> {
  if (!identity.startsWith('AGE-SECRET-KEY-1')) refuse('malformed')
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
  } catch {
    refuse('malformed')
  }
  const content = (await decrypter.decrypt(sealed).catch(() => refuse('sealed-damaged'))) as Bytes
  const found = await describe(content)
  return found.bytes === told.bytes && found.sha256 === told.sha256 ? content : refuse('file-mismatch')
}

const describe = async (content: Bytes): Promise<FileContent> => ({ bytes: content.length, sha256: toBase64url(await sha256(content)) })
