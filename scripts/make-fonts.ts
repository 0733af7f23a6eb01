/**
 * Makes the fonts in `web/ui/fonts` from the packages of Fontsource: fewer letters, fewer weights, fewer features.
 * The result is committed, so this runs only when the letters or the weights change:  node scripts/make-fonts.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
// @ts-expect-error the package carries no types
import subsetFont from 'subset-font'

type Axes = Record<string, number | { min: number; max: number }>
type Recipe = { from: string; to: string; format: 'woff2' | 'truetype'; axes: Axes; letters: string; features: string[] }

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)).join('')

/** Indonesian and English need Basic Latin; Latin-1 and a little of Latin Extended-A are for the names of people. */
const names = 'ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĪīİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŸŹźŻżŽž'
const punctuation = '\u2009\u200A‐‑–—‘’‚“”„•…→←↗−×€'
const plain = range(0x20, 0x7e) + '\u00a0' + punctuation
const accented = range(0xa1, 0xff) + names
/** Pictures made on the server (share images, icons) carry names and headings only. */
const pictureWords = range(0x20, 0x7e) + '\u00a0' + accented + '–—‘’“”…•'

const packageName = (file: string) => fileURLToPath(import.meta.resolve(`@fontsource-variable/${file}`))
const jakarta = 'plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'
const newsreader = 'newsreader/files/newsreader-latin-opsz-normal.woff2'
const newsreaderItalic = 'newsreader/files/newsreader-latin-opsz-italic.woff2'

/** Between the drawing for long reading (14) and the one for posters (72): serves headings and letters alike. */
const opsz = 26
const kept = ['kern', 'liga', 'mark', 'mkmk', 'ccmp', 'locl']

/** One weight for headings and slow reading; the others are fetched only by pages that need them. */
const book = 460

const recipes: Recipe[] = [
  {
    from: jakarta,
    to: 'plus-jakarta-sans.woff2',
    format: 'woff2',
    axes: { wght: { min: 400, max: 700 } },
    letters: plain + accented,
    features: [...kept, 'tnum'],
  },
  { from: newsreader, to: 'newsreader.woff2', format: 'woff2', axes: { opsz, wght: book }, letters: plain, features: kept },
  { from: newsreader, to: 'newsreader-bold.woff2', format: 'woff2', axes: { opsz, wght: 620 }, letters: plain, features: kept },
  { from: newsreaderItalic, to: 'newsreader-italic.woff2', format: 'woff2', axes: { opsz, wght: book }, letters: plain, features: kept },
  { from: newsreader, to: 'newsreader-accented.woff2', format: 'woff2', axes: { opsz, wght: book }, letters: accented, features: [] },
  { from: jakarta, to: 'plus-jakarta-sans-600.ttf', format: 'truetype', axes: { wght: 600 }, letters: pictureWords, features: ['kern'] },
  { from: newsreader, to: 'newsreader-500.ttf', format: 'truetype', axes: { opsz, wght: 500 }, letters: pictureWords, features: ['kern'] },
]

async function makeFont(recipe: Recipe, folder: URL): Promise<void> {
  const source = await readFile(packageName(recipe.from))
  const font = await subsetFont(source, recipe.letters, {
    targetFormat: recipe.format,
    variationAxes: recipe.axes,
    keepFeatures: recipe.features,
    noHinting: true,
    dropTables: ['gasp', 'STAT', 'DSIG', 'meta'],
    preserveNameIds: [1, 2, 4, 6, 13, 14],
  })
  await writeFile(new URL(recipe.to, folder), font)
  console.log(`${recipe.to.padEnd(28)} ${String(font.byteLength).padStart(6)} bytes`)
}

const folder = new URL('../web/ui/fonts/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const recipe of recipes) await makeFont(recipe, folder)
