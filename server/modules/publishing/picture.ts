import { join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'

/** What stands on a picture for shared links; nothing on it says what the person came for. */
export type PictureWords = { readonly title: string; readonly lines: readonly string[]; readonly practice: string }

const fontFolder = join(import.meta.dirname, '..', '..', '..', 'web', 'ui', 'fonts')
const fonts = ['newsreader-500.ttf', 'plus-jakarta-sans-600.ttf'].map((name) => join(fontFolder, name))

/** Open Graph picture, 1200 × 630 PNG. */
export async function drawPicture(words: PictureWords): Promise<Buffer> {
  const image = await renderAsync(pictureSvg(words), {
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'Plus Jakarta Sans' },
  })
  return image.asPng()
}

/** Colours of the design language, by day: pictures have no theme. */
export function pictureSvg({ title, lines, practice }: PictureWords): string {
  const titleLines = wrapped(title, 24).slice(0, 3)
  const titles = titleLines.map((line, place) => `<text x="90" y="${230 + place * 84}" class="title">${escaped(line)}</text>`)
  const top = 230 + titleLines.length * 84
  const texts = lines.slice(0, 3).map((line, place) => `<text x="90" y="${top + place * 48}" class="line">${escaped(shortened(line, 62))}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
  <style>.title{font:500 76px Newsreader;fill:#1f2a24}.line{font:600 32px "Plus Jakarta Sans";fill:#55625a}.practice{font:600 30px "Plus Jakarta Sans";fill:#2f5d4a}</style>
  <rect width="1200" height="630" fill="#fbf8f2"/>
  <g fill="#2f5d4a">${leaves()}</g>
  <rect x="90" y="96" width="72" height="6" rx="3" fill="#b05538"/>
  ${titles.join('')}${texts.join('')}
  <text x="90" y="560" class="practice">${escaped(shortened(practice, 60))}</text>
</svg>`
}

/** A few leaves of shade in the corner, drawn once for all pictures. */
function leaves(): string {
  const places = [
    [1010, 20, 35, 150],
    [1110, 90, 80, 170],
    [930, -20, 60, 130],
    [1130, 250, 115, 140],
    [1040, 150, 20, 120],
    [1160, 400, 140, 110],
  ] as const
  return places
    .map(
      ([x, y, turn, size]) =>
        `<path opacity="0.1" transform="translate(${x} ${y}) rotate(${turn}) scale(${size / 100})" d="M0 0C25-38 75-38 100 0 75 34 25 34 0 0Z"/>`,
    )
    .join('')
}

/** Lines of at most so many letters, broken between words. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const shortened = (text: string, letters: number) => (text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`)

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
