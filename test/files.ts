import { readdir } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'

/** As sealed files begin, with so many bytes in all. */
export const aSealedFile = (bytes = 300) => Buffer.concat([Buffer.from('age-encryption.org/v1\n'), randomBytes(bytes - 22)])

export async function* inPieces(bytes: Buffer, piece = 65_536) {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

export const filesBelow = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map(({ name }) => name)
