import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { promisify } from 'node:util'
import { choicesIn } from './choices.ts'

const compress = promisify(brotliCompress)

/** Below this, the header costs more than it saves. */
const worthwhileBytes = 600

/** Quality 5: nearly as small as 11 for HTML, at a twentieth of the time; done off the event loop. A window of 64 KiB spans a whole page. */
const parameters = {
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_LGWIN]: 16,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
}

/** @returns null when it is not worth it */
export async function compressed(html: Buffer): Promise<Buffer | null> {
  if (html.length < worthwhileBytes) return null
  const packed = await compress(html, { params: { ...parameters, [constants.BROTLI_PARAM_SIZE_HINT]: html.length } })
  // What zlib hands over lies at the start of a block of 16 KiB, all of which would be kept along with it.
  return Buffer.from(packed)
}

/** For the rare reader that does not take brotli. */
export const unpacked: (packed: Buffer) => Promise<Buffer> = promisify(brotliDecompress)

export function acceptsBrotli(header: string | undefined): boolean {
  return choicesIn(header).some(({ value, weight }) => value === 'br' && weight > 0)
}
