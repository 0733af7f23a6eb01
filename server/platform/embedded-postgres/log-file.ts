import { closeSync, openSync } from 'node:fs'
import { readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

const largestLogBytes = 10 * 1024 * 1024

export type LogFile = {
  /** For the child's output. */
  readonly descriptor: number
  close(): void
  /** The last lines since it was opened, as one line, without dates. */
  tail(): Promise<string>
}

export async function openLogFile(dataFolder: string): Promise<LogFile> {
  const path = join(dataFolder, 'postgres.log')
  const size = await sizeOf(path)
  const isFull = size > largestLogBytes
  if (isFull) await rename(path, `${path}.1`)
  const descriptor = openSync(path, 'a', 0o600)
  const start = isFull ? 0 : size
  return { descriptor, close: () => closeSync(descriptor), tail: () => tailOf(path, start) }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

async function tailOf(path: string, start: number): Promise<string> {
  const text = (await readFile(path)).subarray(start).toString('utf8')
  const lines = text.split('\n').map((line) => line.replace(/^[\d-]+ [\d:.]+ \S+ \[\d+\] /, '').trim())
  return lines
    .filter((line) => line !== '')
    .slice(-4)
    .join(' / ')
}
