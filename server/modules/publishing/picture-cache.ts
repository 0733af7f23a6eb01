import { drawPicture, type PictureWords } from './picture.ts'

/** Drawing takes a processor for a tenth of a second: the newest are kept, and never many drawn at once. */
const keptPictures = 200

export function makePictureCache() {
  const kept = new Map<string, Promise<Buffer>>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    draw(words: PictureWords): Promise<Buffer> {
      const key = JSON.stringify(words)
      const known = kept.get(key)
      if (known) return known
      const picture = last.then(() => drawPicture(words))
      last = picture.catch(() => kept.delete(key))
      kept.set(key, picture)
      if (kept.size > keptPictures) kept.delete(kept.keys().next().value ?? '')
      return picture
    },
  }
}
