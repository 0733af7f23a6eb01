import './quick-imports.js'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.ts'

/** `npm run demo [-- --counsellors 2000]`: the product with a populated practice, in a data folder of its own. */
const { values } = parseArgs({ options: { counsellors: { type: 'string', default: '18' } } })
const counsellors = Number(values.counsellors)
if (!Number.isInteger(counsellors) || counsellors < 1 || counsellors > 5000) {
  process.stderr.write(`teduh: --counsellors ${JSON.stringify(values.counsellors)} is not usable: a whole number from 1 to 5000.\n`)
  process.exit(64)
}

process.env['TEDUH_DATA'] ??= `./data-demo${counsellors === 18 ? '' : `-${counsellors}`}`
process.env['NODE_ENV'] ??= 'production'
if (await buildIfStale()) process.stdout.write('The pages are built.\n')
const { main } = await import('#server/main')
const { fillPractice } = await import('./demo/fill-practice.ts')
const { pagesOfDemo, peopleOfDemo, voucherOfDemo } = await import('./demo/announce.ts')

let backupCodes: Awaited<ReturnType<typeof fillPractice>> = null

await main({
  prepare: async (practice) => void (backupCodes = await fillPractice(practice, counsellors)),
  announce: ({ origin }) => {
    const parts = [pagesOfDemo(origin), peopleOfDemo(origin, backupCodes), voucherOfDemo(), `The demo practice is open at ${origin}`]
    process.stdout.write(`\n${parts.join('\n\n')}\n\n`)
  },
})
