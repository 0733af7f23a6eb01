import { getProof, type Invoice } from '#contract/payments'
import { openParcel } from '#crypto'
import { ApiRefusal } from '#lib/api'
import { keyRing } from '#lib/key-ring'

/** What it is by its first bytes; what it says of itself is somebody's word. A picture is shown, all else is only ever saved. */
export type Proof = { readonly kind: 'picture' | 'pdf' | 'other'; readonly content: Blob }

const signs = [
  { kind: 'picture', media: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'picture', media: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'picture', media: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { kind: 'pdf', media: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
] as const

export function proofOf(content: Uint8Array<ArrayBuffer>): Proof {
  const sign = signs.find(({ at, bytes }) => bytes.every((byte, place) => content[at + place] === byte))
  // Saved under no type of its own, the browser opens nothing by itself.
  const isShown = sign?.kind === 'picture'
  return { kind: sign?.kind ?? 'other', content: new Blob([content], { type: isShown ? sign.media : 'application/octet-stream' }) }
}

/**
 * Fetches the sealed proof and opens it here, with the admin's own keys.
 * @throws {ApiRefusal} as the endpoint @throws {CryptoRefusal} `context-mismatch` where it was sealed to others, and as `openParcel`
 */
export async function openProof({ id, client }: Pick<Invoice, 'id' | 'client'>): Promise<Proof> {
  const keys = keyRing.keys()
  if (!keys) throw new Error('locked')
  const sealed = await fetchBytes(getProof.path.replace(':invoice', encodeURIComponent(id)))
  return proofOf(await openParcel(keys.identity, keys.card, { from: client.uid, about: id }, sealed))
}

async function fetchBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const offline = () => {
    throw new ApiRefusal('offline')
  }
  const response = await fetch(path, { cache: 'no-store', redirect: 'error' }).catch(offline)
  if (!response.ok) throw new ApiRefusal(response.status === 404 ? 'not-found' : 'fault')
  return new Uint8Array(await response.arrayBuffer().catch(offline))
}
