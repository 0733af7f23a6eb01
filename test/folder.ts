import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

/** A folder of this file's own, gone after it. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'teduh-folder-'))
  folders.push(folder)
  return folder
}
