import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from './build.ts'
import { findChromium, noChromium } from './find-chromium.ts'

/** `npm run test:e2e [-- --grep "…"]`: the journeys in a real browser; arguments go on to Playwright. */
const root = join(import.meta.dirname, '..')
const executable = findChromium()
if (!executable) {
  process.stderr.write(`teduh: ${noChromium}\n`)
  process.exit(1)
}
if (await buildIfStale()) process.stdout.write('The pages are built.\n')

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const child = spawn(process.execPath, [playwright, 'test', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: executable },
})
// Playwright ends its servers itself; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('close', (code) => process.exit(code ?? 1))
