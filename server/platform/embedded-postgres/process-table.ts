import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf } from './failure.ts'

const run = promisify(execFile)

/** Somebody has this pid now; not necessarily the one who had it before. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** The pid that a postmaster wrote into its cluster; `undefined` when none is running, or none was stopped properly. */
export async function recordedPostmaster(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 0 ? pid : undefined
}

/**
 * PostgreSQL's processes that live in this very cluster. On Linux all of them, found by their working folder (each stays in its
 * cluster); elsewhere only the postmaster, known by its command line.
 */
export async function processesIn(cluster: string): Promise<number[]> {
  if (process.platform === 'linux') return linuxProcessesIn(cluster)
  const postmaster = await recordedPostmaster(cluster)
  if (postmaster === undefined) return []
  const command = await run('ps', ['-ww', '-o', 'command=', '-p', String(postmaster)]).catch(() => ({ stdout: '' }))
  return command.stdout.includes(`-D ${cluster}`) ? [postmaster] : []
}

async function linuxProcessesIn(cluster: string): Promise<number[]> {
  const home = await stat(cluster).catch(() => undefined)
  if (home === undefined) return []
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(pids.map(async (pid) => ((await livesIn(pid, cluster, home)) ? [Number(pid)] : [])))
  return found.flat()
}

async function livesIn(pid: string, cluster: string, home: { dev: number; ino: number }): Promise<boolean> {
  try {
    // `unshare` becomes `postgres`, see [Note: running as root]; a person's shell in this folder is left alone.
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim()
    if (name !== 'postgres' && name !== 'unshare') return false
    const there = await stat(`/proc/${pid}/cwd`)
    return there.dev === home.dev && there.ino === home.ino
  } catch (error) {
    return codeOf(error) === 'EACCES' && isPostmasterOf(cluster, pid)
  }
}

/** In a container, root may not look at another user's working folder; everybody may read a command line. */
async function isPostmasterOf(cluster: string, pid: string): Promise<boolean> {
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  return words[words.indexOf('-D') + 1] === cluster
}
