import { randomBytes } from 'node:crypto'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from '#test/folder'
import { makeDiskBlobs } from './blobs.ts'

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name)

describe('a blob', () => {
  test.each([0, 1, 70_000, 3_000_000])('of %i bytes comes back as it was put', async (size) => {
    const blobs = makeDiskBlobs(aFolder())
    const bytes = randomBytes(size)
    const name = await blobs.put(bytes)
    expect(Buffer.from((await blobs.get(name)) ?? []).equals(bytes)).toBe(true)
  })

  test('gets a name of its own, also when it is put twice', async () => {
    const blobs = makeDiskBlobs(aFolder())
    const names = await Promise.all(Array.from({ length: 20 }, () => blobs.put(Buffer.from('sama'))))
    expect(new Set(names).size).toBe(20)
  })

  test('may be read by nobody else on the machine', async () => {
    const folder = aFolder()
    const name = await makeDiskBlobs(folder).put(Buffer.from('x'))
    const [inner = ''] = await readdir(folder)
    expect((await stat(join(folder, inner))).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, inner, name))).mode & 0o777).toBe(0o600)
  })

  test('that was removed, or never was, is not there', async () => {
    const blobs = makeDiskBlobs(aFolder())
    const name = await blobs.put(Buffer.from('x'))
    await blobs.remove(name)
    expect(await blobs.get(name)).toBeNull()
    await expect(blobs.remove(name)).resolves.toBeUndefined()
  })

  test('is visible whole or not at all: what was half written has no name', async () => {
    const folder = aFolder()
    const blobs = makeDiskBlobs(folder)
    const bytes = randomBytes(4_000_000)
    const putting = blobs.put(bytes)
    const state = { isPut: false }
    void putting.finally(() => (state.isPut = true))
    while (!state.isPut) {
      for (const name of await filesIn(folder)) {
        if (!name.endsWith('.part')) expect((await blobs.get(name))?.length).toBe(bytes.length)
        else await expect(blobs.get(name)).rejects.toThrow('not a blob name')
      }
    }
    expect(await filesIn(folder)).toEqual([await putting])
  })

  test('that cannot be written leaves nothing behind', async () => {
    const folder = aFolder()
    await writeFile(join(folder, 'file'), '')
    await expect(makeDiskBlobs(join(folder, 'file')).put(Buffer.from('x'))).rejects.toMatchObject({ code: 'ENOTDIR' })
    expect(await filesIn(folder)).toEqual(['file'])
  })
})

describe('a name that the store did not choose', () => {
  const names = [
    '../../etc/passwd',
    '..',
    '',
    'a'.repeat(36),
    `${'0'.repeat(8)}-${'0'.repeat(27)}/../x`,
    '00000000-0000-0000-0000-000000000000\n',
    '00000000-0000-0000-0000-00000000000\0',
  ]

  test.each(names)('%j is refused', async (name) => {
    const blobs = makeDiskBlobs(aFolder())
    await expect(blobs.get(name)).rejects.toThrow('not a blob name')
    await expect(blobs.remove(name)).rejects.toThrow('not a blob name')
  })
})
