import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { aFolder } from './folder.ts'
import { fact } from './fact.ts'

const scripts = join(import.meta.dirname, '..', 'scripts')

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string }

/** `npm start`, or the demo, in a process of its own. */
export type ServerProcess = {
  readonly child: ChildProcess
  /** Resolves with its printed address and, until it is set up, key when it serves requests, for the nth time; rejects when it ends before. */
  opened(nth?: number): Promise<{ readonly origin: string; readonly token: string }>
  readonly ended: Promise<Ending>
}

/** Started with nothing else in its environment, on any free port; killed at the end of the test if it still lives. */
export function aServerProcess(environment: Record<string, string> = {}, script: 'start' | 'demo' = 'start'): ServerProcess {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', TEDUH_DATA: environment['TEDUH_DATA'] ?? aFolder(), ...environment }
  const child = spawn(process.execPath, [join(scripts, `${script}.ts`)], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const told = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told.stderr += text))
  const state: { ending?: Ending } = {}
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve((state.ending = { code, signal, ...told })))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const opened = (nth = 1) =>
    fact(() => {
      if (state.ending) throw new Error(`It ended with ${state.ending.code}: ${state.ending.stderr}`)
      const announced = /Teduh is open at (\S+)\n(?:[^]*?\?token=([\w-]+))?[^]*?Ctrl\+C/g
      const [, origin = '', token = ''] = [...told.stdout.matchAll(announced)][nth - 1] ?? []
      return origin !== '' && { origin, token }
    })
  return { child, opened, ended }
}
