import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'

/** `npm run bench -- NAME`: one benchmark of bench/; its last line is one JSON object. */
const folder = join(import.meta.dirname, '..', 'bench')
const [name = '', ...rest] = process.argv.slice(2)
const file = join(folder, `${name}.bench.ts`)
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = globSync('*.bench.ts', { cwd: folder }).map((path) => basename(path, '.bench.ts'))
  process.stderr.write(`teduh: which benchmark? ${names.toSorted().join(', ')}\n`)
  process.exit(64)
}
process.exitCode = spawnSync(process.execPath, [file, ...rest], { stdio: 'inherit' }).status ?? 1
