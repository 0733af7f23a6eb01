/**
 * Draws the icons in `web/public` from the mark (the leaf of `web/ui/logo.tsx`). The result is committed:  node scripts/make-icons.ts
 * The favicon follows the theme of the system; the pictures stand on paper, with room to spare where launchers cut a shape out of them.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { Resvg } from '@resvg/resvg-js'

const leaf = '#2f5d4a'
const night = '#a3ccb6'
const paper = '#fbf8f2'

/** The same shapes as in `LogoMark`, in a box of 32 × 32. */
const mark = `<path opacity=".5" d="M15.3 1C8.3 6 4.5 11 4.5 16.2c0 5.2 4.3 8.6 10.8 8.8Z"/><path d="M16.7 1c7 5 10.8 10 10.8 15.2 0 5.2-4.3 8.6-10.8 8.8Z"/><ellipse opacity=".5" cx="16" cy="29.3" rx="11" ry="1.7"/><path d="M15.3 24h1.4v5.3h-1.4Z"/>`

const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="${leaf}"><style>@media (prefers-color-scheme:dark){svg{fill:${night}}}</style>${mark}</svg>\n`

/** `share` of the side that the mark fills; `corner` in the units of a box of 100. */
function picture(share: number, corner: number): string {
  const scale = share / 32
  const inset = (100 - share) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="${corner}" fill="${paper}"/><g fill="${leaf}" transform="translate(${inset} ${inset}) scale(${scale})">${mark}</g></svg>`
}

const draw = (svg: string, sidePx: number) => new Resvg(svg, { fitTo: { mode: 'width', value: sidePx } }).render().asPng()

const folder = new URL('../web/public/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('favicon.svg', folder), favicon)
const pictures: [name: string, sidePx: number, svg: string][] = [
  ['icon-192.png', 192, picture(68, 22)],
  ['icon-512.png', 512, picture(68, 22)],
  ['icon-maskable-512.png', 512, picture(54, 0)],
  ['apple-touch-icon.png', 180, picture(64, 0)],
]
for (const [name, sidePx, svg] of pictures) {
  const png = draw(svg, sidePx)
  await writeFile(new URL(name, folder), png)
  console.log(`${name.padEnd(24)} ${png.byteLength} bytes`)
}
