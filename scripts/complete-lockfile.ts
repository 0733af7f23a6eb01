import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `node scripts/complete-lockfile.ts`, after `npm install`: adds the entries of optional platform packages that npm left out of
 * package-lock.json, because it was run where node_modules already was or where the registry has not all of them
 * (https://github.com/npm/cli/issues/4828). Without them `npm ci` refuses the file, and other platforms get no binaries.
 */
type Entry = {
  version?: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const path = join(import.meta.dirname, '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry> }

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32', 'windows'] as const
const processors: Readonly<Record<string, string>> = { armv7: 'arm', arm: 'arm', ia32: 'ia32', i686: 'ia32', wasm32: 'wasm32' }

/** What a platform package runs on, by the parts of its name: `…-linux-arm64-musl`. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const parts = name.split(/[/-]/)
  const system = systems.find((one) => parts.includes(one))
  const processor = parts.find((part) => part in processors || /^(x64|arm64|ppc64|ppc64le|riscv64|s390x|loong64|mips64el)$/.test(part))
  const libc = parts.includes('musl') ? 'musl' : parts.some((part) => part.startsWith('gnu')) ? 'glibc' : undefined
  return {
    ...(system && { os: [system === 'windows' ? 'win32' : system] }),
    ...(processor && { cpu: [processors[processor] ?? processor] }),
    ...(libc && { libc: [libc] }),
  }
}

let added = 0
for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`
    const platform = platformOf(name)
    const isExact = /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
    if (key in lock.packages || !isExact || (!platform.os && !platform.cpu)) continue
    lock.packages[key] = { version, optional: true, ...platform }
    added += 1
  }
}

const [root = '', ...names] = Object.keys(lock.packages)
lock.packages = Object.fromEntries([root, ...names.toSorted()].map((name) => [name, lock.packages[name] ?? {}]))
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added} entries added\n`)
