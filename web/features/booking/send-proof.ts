import { listProofReaders, sendProof } from '#contract/payments'
import { sealParcel } from '#crypto'
import { SpaceRefusal, vouchedCard } from '#features/spaces'
import { callApi } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { redrawPicture } from '#lib/redraw-picture'
import { sendBytes } from '#lib/send-bytes'

const mostBytes = 5 * 1024 * 1024

/** Why a file is not sent; nothing has left the device. */
export class ProofRefused extends Error {
  readonly why: 'too-large' | 'other-kind' | 'no-picture' | 'nobody'

  constructor(why: ProofRefused['why']) {
    super(why)
    this.name = 'ProofRefused'
    this.why = why
  }
}

const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'

/** A picture is drawn anew: where it was taken stays behind. A PDF goes as it is. @throws {ProofRefused} */
async function contentOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.type.startsWith('image/')) {
    const { blob } = await redrawPicture(file).catch(() => refuse('no-picture'))
    return checked(new Uint8Array(await blob.arrayBuffer()))
  }
  if (file.size > mostBytes) return refuse('too-large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  return isPdf(bytes) ? bytes : refuse('other-kind')
}

const checked = <B extends Uint8Array>(bytes: B): B => (bytes.length > mostBytes ? refuse('too-large') : bytes)

function refuse(why: ProofRefused['why']): never {
  throw new ProofRefused(why)
}

/**
 * Sealed on this device to those admins for whom the practice vouches, by the key that this account knows; whoever else the server named
 * is left out. @throws {ProofRefused}, {ApiRefusal}, {SpaceRefusal}
 */
export async function sealAndSend(keys: OpenKeys, invoice: string, file: File): Promise<void> {
  const content = await contentOf(file)
  const { readers } = await callApi(listProofReaders)
  const cards = await Promise.all(
    readers.map(async (reader) => {
      const { card } = await vouchedCard(keys, reader, 'admin').catch(unlessVouched)
      return card?.uid === reader.uid ? card : null
    }),
  )
  const sure = cards.filter((card) => card !== null)
  if (sure.length === 0) refuse('nobody')
  await sendBytes(sendProof, { invoice }, await sealParcel({ from: keys.accountId, about: invoice }, sure, content))
}

const unlessVouched = (error: unknown) => {
  if (error instanceof SpaceRefusal && error.code === 'card-not-vouched') return { card: null }
  throw error
}
