import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#platform/database'
import { fact } from './fact.ts'
import { aFolder } from './folder.ts'
import type { Listening } from './live-tabs.ts'
import { aServerProcess, type Ending, type ServerProcess } from './server-process.ts'

export type KillablePractice = {
  readonly database: Database
  /** Where it listened last. */
  readonly at: () => Listening
  /** By SIGKILL; PostgreSQL with all its children. */
  kill(victim: 'server' | 'postgres'): void
  /** Ends it properly. @returns how that went, and how often it had to be started */
  end(): Promise<Pick<Ending, 'code' | 'signal'> & { readonly starts: number }>
}

/** Asks once more: a busy machine takes its time to recover what was killed. */
export const patiently = <T>(work: () => Promise<T>): Promise<T> => work().catch(() => work())

/** A server in a process of its own with its own PostgreSQL, and an operator who starts it again whenever it has ended. @param environment besides the usual */
export async function aKillablePractice(environment: Readonly<Record<string, string>> = {}): Promise<KillablePractice> {
  const dataFolder = join(aFolder(), 'data')
  const state: { server: ServerProcess | null; at: Listening | null; starts: number; isOver: boolean } = {
    server: null,
    at: null,
    starts: 0,
    isOver: false,
  }
  const keepOpen = async (): Promise<Ending> => {
    for (;;) {
      const server = aServerProcess({ TEDUH_DATA: dataFolder, TEDUH_RATE_LIMIT: '0', ...environment })
      state.starts += 1
      state.server = server
      const opened = await patiently(server.opened).catch(() => null)
      if (opened) state.at = { origin: opened.origin, port: Number(new URL(opened.origin).port) }
      const ending = await server.ended
      if (state.isOver) return ending
    }
  }
  onTestFinished(() => {
    state.isOver = true
    for (const pid of postgresIn(dataFolder)) signalTo(pid, 'SIGQUIT')
  })
  const ended = keepOpen()
  const at = () => state.at ?? { origin: '', port: 0 }
  await patiently(() => fact(() => state.at))
  const database = await openDatabase(addressIn(dataFolder))
  onTestFinished(() => database.close())
  return {
    database,
    at,
    kill(victim) {
      if (victim === 'server') state.server?.child.kill('SIGKILL')
      else for (const pid of postgresIn(dataFolder)) signalTo(pid, 'SIGKILL')
    },
    async end() {
      state.isOver = true
      state.server?.child.kill('SIGTERM')
      const { code, signal } = await ended
      return { code, signal, starts: state.starts }
    },
  }
}

function addressIn(dataFolder: string): string {
  const password = readFileSync(join(dataFolder, 'postgres-password'), 'utf8').trim()
  return `postgresql://teduh:${password}@localhost/teduh?host=${encodeURIComponent(join(dataFolder, 'postgres-socket'))}`
}

/** The postmaster first, so that it puts no others in the place of those that die. */
function postgresIn(dataFolder: string): number[] {
  const postmaster = Number(textOf(join(dataFolder, 'postgres', 'postmaster.pid')).split('\n')[0])
  const children = textOf(`/proc/${postmaster}/task/${postmaster}/children`).split(' ').map(Number)
  return [postmaster, ...children].filter((pid) => pid > 0)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function signalTo(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It was quicker.
  }
}
