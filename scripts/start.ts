import './quick-imports.js'
import { buildIfStale } from './build.ts'

if (await buildIfStale()) process.stdout.write('The pages are built.\n')
process.env['NODE_ENV'] ??= 'production'
const { main } = await import('#server/main')
await main()
