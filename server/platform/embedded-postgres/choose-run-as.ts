import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresFailed } from './failure.ts'
import { canReach, type Account } from './reach.ts'
import { runToEnd, type RunAs } from './run-as.ts'

/**
 * See [Note: running as root].
 * @param cluster need not exist yet; its parent, the data folder, must.
 */
export async function chooseRunAs(cluster: string, binaries: Binaries): Promise<RunAs> {
  const uid = process.getuid?.()
  if (uid === 0) return chooseForRoot(cluster, binaries)
  if (uid === undefined || hasName()) return { how: 'ourselves' }
  return chooseForNameless(binaries)
}

async function chooseForRoot(cluster: string, binaries: Binaries): Promise<RunAs> {
  const dataFolder = dirname(cluster)
  const accounts = await unprivilegedAccounts(cluster)
  for (const account of accounts) {
    const runAs = { how: 'account', ...account } as const
    if ((await canReach(account, dataFolder)) && (await canRun(runAs, binaries))) return runAs
  }
  const masked = await maskedRoot()
  if (masked && (await canReach({ uid: 0, gid: 0 }, dataFolder)) && (await canRun(masked, binaries))) return masked
  throw new EmbeddedPostgresFailed(
    `PostgreSQL does not run as root, and nobody else can reach ${dataFolder} and ${dirname(binaries.postgres)}: start Teduh as an ordinary user, move it to a folder that everybody may enter, or set DATABASE_URL.`,
  )
}

/** A container may run under a number that no account has; initdb asks for the name. */
async function chooseForNameless(binaries: Binaries): Promise<RunAs> {
  const masked = await maskedRoot()
  return masked && (await canRun(masked, binaries)) ? masked : { how: 'ourselves' }
}

function hasName(): boolean {
  try {
    userInfo()
    return true
  } catch {
    return false
  }
}

/** Whoever has the cluster keeps it; else the owner of the data folder; else an account that every system has. */
async function unprivilegedAccounts(cluster: string): Promise<Account[]> {
  const owners = await Promise.all([cluster, dirname(cluster)].map((path) => stat(path).catch(() => undefined)))
  const candidates = [...owners, ...(await systemAccounts())]
  return candidates.flatMap((candidate) => (candidate && candidate.uid !== 0 ? [{ uid: candidate.uid, gid: candidate.gid }] : []))
}

/** The number in the mask must have a name as well. */
async function maskedRoot(): Promise<RunAs | undefined> {
  if (process.platform !== 'linux') return undefined
  const mask = (await systemAccounts())[0]
  return mask && { how: 'namespace', ...mask }
}

async function systemAccounts(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'))
  return ['postgres', 'nobody'].flatMap((name) => {
    const [, , uid, gid] = lines.find((line) => line[0] === name) ?? []
    return Number(uid) > 0 && Number(gid) > 0 ? [{ uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** Better than any reasoning about permissions, libraries and security modules: try it. */
async function canRun(runAs: RunAs, binaries: Binaries): Promise<boolean> {
  const { isSuccess } = await runToEnd(runAs, binaries.postgres, ['--version'])
  return isSuccess
}
