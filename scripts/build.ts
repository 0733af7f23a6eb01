import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'build', 'sources.sha256')

/** Everything that the built pages are made of. */
const sources = [
  '{web,contract,crypto,domain}/**/*.{ts,tsx,css,js,svg,png,woff2}',
  'messages/{id,en}/*.json',
  '*.config.ts',
  'scripts/few-files.ts',
  'package.json',
  'package-lock.json',
  'project.inlang/settings.json',
]

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted()) {
    if (/\.test\.tsx?$/.test(path)) continue
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

/** Builds messages and pages when something they are made of has changed. @returns whether it built */
export async function buildIfStale(): Promise<boolean> {
  const hash = hashOfSources()
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(join(root, 'messages', 'compiled', 'messages.js'))
  if (isFresh) return false
  process.stdout.write('Building the pages …\n')
  // The compiler is loaded only when it has something to do.
  const { compileMessages } = await import('./compile-messages.ts')
  await compileMessages()
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs'), 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error(`The pages did not build.\n${(stdout + stderr).split('✗').at(-1)}`)
  precompress()
  writeFileSync(stamp, hash)
  return true
}

/** Files for the browser are compressed once, as small as brotli can, and sent as they lie there. */
function precompress(): void {
  for (const path of globSync('build/client/**/*.{js,css,svg,webmanifest}', { cwd: root })) {
    const file = join(root, path)
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)))
  }
}

if (import.meta.main) {
  const startedAt = performance.now()
  const built = await buildIfStale()
  process.stdout.write(built ? `built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n` : 'nothing to build\n')
}
