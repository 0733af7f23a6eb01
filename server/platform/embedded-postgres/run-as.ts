import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import type { Account } from './reach.ts'

/**
 * [Note: running as root] PostgreSQL refuses to run as root, and a practice is often started by root (a server, a container). Two ways out:
 * `account`: as somebody without privileges, who owns the cluster. Better, but he must be able to reach it.
 * `namespace`: below /root nobody else can. There it runs in a user namespace that shows it root's own number as somebody else's and
 * takes every privilege away; its files stay root's. `unshare` without --fork turns into PostgreSQL, so pid and signals are the same.
 */
export type RunAs = { readonly how: 'ourselves' } | ({ readonly how: 'account' | 'namespace' } & Account)

/** Who must own the cluster for PostgreSQL to accept it; `undefined` on Windows. */
export function ownerFor(runAs: RunAs): Account | undefined {
  if (runAs.how === 'account') return { uid: runAs.uid, gid: runAs.gid }
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

/** Starts one of PostgreSQL's programs. It sees nothing of our environment, which holds passwords, and inherits no language. */
export function spawnAs(runAs: RunAs, program: string, programArguments: readonly string[], options: SpawnOptions): ChildProcess {
  const full: SpawnOptions = { windowsHide: true, env: sparseEnvironment(), ...options }
  if (runAs.how === 'ourselves') return spawn(program, programArguments, full)
  if (runAs.how === 'account') return spawn(program, programArguments, { ...full, uid: runAs.uid, gid: runAs.gid })
  const mapping = ['--user', `--map-user=${runAs.uid}`, `--map-group=${runAs.gid}`, '--']
  return spawn('unshare', [...mapping, program, ...programArguments], full)
}

/** What a program that ended had to say; `isSuccess` is false as well when it could not be started. */
export async function runToEnd(
  runAs: RunAs,
  program: string,
  programArguments: readonly string[],
  input = '',
): Promise<{ isSuccess: boolean; output: string }> {
  const child = spawnAs(runAs, program, programArguments, { stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  // It may end before it has read all.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ isSuccess: false, output: error.message }))
    child.on('close', (code) => resolve({ isSuccess: code === 0, output: output.trim() }))
  })
}

function sparseEnvironment(): NodeJS.ProcessEnv {
  const kept = new Set(['PATH', 'Path', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'])
  const ours = Object.entries(process.env).filter(([name]) => kept.has(name))
  return { ...Object.fromEntries(ours), LC_ALL: 'C', TZ: 'UTC' }
}
