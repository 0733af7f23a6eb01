import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** What `practice-for-tests.ts` says, one per line. */
type Told = {
  pid?: number
  connectionString?: string
  acknowledged?: number
  drained?: boolean
  interrupted?: string
  refused?: string
  message?: string
}

/** A practice in a process of its own. */
export type PracticeProcess = {
  readonly child: ChildProcess
  /** All that was said so far. */
  readonly all: readonly Told[]
  /** The first that has this, said already or still to come; rejects when the process ends without it. */
  told<Key extends keyof Told>(key: Key): Promise<NonNullable<Told[Key]>>
  readonly ended: Promise<void>
}

type How = { readonly task?: 'write-rows'; readonly uid?: number; readonly gid?: number; readonly detached?: boolean }

const script = fileURLToPath(new URL('practice-for-tests.ts', import.meta.url))

/** Killed at the end of the test, if it still lives. */
export function aPracticeProcess(dataFolder: string, { task, ...how }: How = {}): PracticeProcess {
  const child = spawn(process.execPath, [script, dataFolder, ...(task ? [task] : [])], { stdio: ['ignore', 'pipe', 'inherit'], ...how })
  const all: Told[] = []
  const listeners = new Set<() => void>()
  const hear = () => listeners.forEach((listener) => listener())
  let isOver = false
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      isOver = true
      hear()
      resolve()
    }),
  )
  createInterface({ input: child.stdout }).on('line', (line) => {
    all.push(JSON.parse(line))
    hear()
  })
  const told: PracticeProcess['told'] = (key) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const value = all.find((line) => line[key] !== undefined)?.[key]
        if (value === undefined && !isOver) return
        listeners.delete(look)
        if (value === undefined) reject(new Error(`It ended without telling "${key}", but ${JSON.stringify(all.slice(-3))}.`))
        else resolve(value)
      }
      listeners.add(look)
      look()
    })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, all, told, ended }
}
