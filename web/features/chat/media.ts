/** How a file is shown. Everything else is only ever saved: whoever opens it leaves Teduh, and knows it. */
export type Preview = { readonly how: 'image' | 'audio' | 'pdf'; readonly media: string }

const previews: ReadonlyMap<string, Preview['how']> = new Map([
  ['image/jpeg', 'image'],
  ['image/png', 'image'],
  ['image/webp', 'image'],
  ['audio/webm', 'audio'],
  ['audio/ogg', 'audio'],
  ['audio/mp4', 'audio'],
  ['audio/mpeg', 'audio'],
  ['application/pdf', 'pdf'],
])

/**
 * By what the sender says of it. The media type that comes back is one of this list, never the sender's own words: with it a blob is
 * made. No SVG and no HTML, for they can carry scripts.
 */
export function previewOf(media: string): Preview | null {
  const bare = media.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const how = previews.get(bare)
  return how ? { how, media: bare } : null
}

const pictureEnding = /\.(avif|bmp|dng|gif|hei[cf]|jpe?g|jfif|png|svg|tiff?|webp)$/i

/**
 * Also by its name: some systems have no word for the pictures of some telephones. What looks like one is drawn anew or not sent; as it
 * is, it may tell where it was taken.
 */
export const looksLikePicture = ({ type, name }: { readonly type: string; readonly name: string }): boolean =>
  type.toLowerCase().startsWith('image/') || pictureEnding.test(name.trim())

const longestName = 100
/** Ends of names that say what a file is are short; longer ones are part of the name. */
const ending = /\.[\p{L}\p{N}]{1,8}$/u

/**
 * A name under which a file can be saved anywhere: no folders, nothing invisible, nothing that turns the direction of reading (so that
 * `exe.pdf` is not `fdp.exe`), no dots before it, none of the names that Windows keeps for itself.
 */
export function harmlessName(name: string, fallback: string): string {
  const visible = name
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[\\/:*?"<>|]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  if (visible === '') return fallback
  const free = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(visible) ? `_${visible}` : visible
  return shortened(free)
}

function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= longestName) return name
  const end = ending.exec(name)?.[0] ?? ''
  return (
    letters
      .slice(0, longestName - [...end].length)
      .join('')
      .trimEnd() + end
  )
}

/** The same name with another ending, for what was made anew as another kind of file. */
export const withEnding = (name: string, end: string): string => name.replace(ending, '') + end
