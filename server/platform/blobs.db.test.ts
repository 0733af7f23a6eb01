import { randomBytes } from 'node:crypto'
import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { aFolder } from '#test/folder'
import { testNow } from '#test/database'
import { makeDiskBlobs, type BlobStore } from './blobs.ts'

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name)

const bytesOf = async (blobs: BlobStore, name: string) => {
  const blob = await blobs.get(name)
  return blob && buffer(blob.stream)
}
const put = async (blobs: BlobStore, text: string) => (await blobs.put([Buffer.from(text)])).name

async function* inPieces(bytes: Buffer, piece: number) {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

describe('a blob', () => {
  test.each([0, 1, 70_000, 3_000_000])('of %i bytes comes back as it was put, however it came', async (size) => {
    const blobs = makeDiskBlobs(aFolder())
    const bytes = randomBytes(size)
    const kept = await blobs.put(inPieces(bytes, 65_536))
    expect(kept.bytes).toBe(size)
    expect((await blobs.get(kept.name))?.bytes).toBe(size)
    expect((await bytesOf(blobs, kept.name))?.equals(bytes)).toBe(true)
  })

  test('gets a name of its own, also when it is put twice', async () => {
    const blobs = makeDiskBlobs(aFolder())
    const names = await Promise.all(Array.from({ length: 20 }, () => put(blobs, 'sama')))
    expect(new Set(names).size).toBe(20)
  })

  test('may be read by nobody else on the machine', async () => {
    const folder = aFolder()
    const name = await put(makeDiskBlobs(folder), 'x')
    const [inner = ''] = await readdir(folder)
    expect((await stat(join(folder, inner))).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, inner, name))).mode & 0o777).toBe(0o600)
  })

  test('that was removed, or never was, is not there', async () => {
    const blobs = makeDiskBlobs(aFolder())
    const name = await put(blobs, 'x')
    await blobs.remove(name)
    expect(await blobs.get(name)).toBeNull()
    await expect(blobs.remove(name)).resolves.toBeUndefined()
  })

  test('is visible whole or not at all: what was half written has no name', async () => {
    const folder = aFolder()
    const blobs = makeDiskBlobs(folder)
    const bytes = randomBytes(4_000_000)
    const putting = blobs.put(inPieces(bytes, 65_536))
    const state = { isPut: false }
    void putting.finally(() => (state.isPut = true))
    while (!state.isPut) {
      for (const name of await filesIn(folder)) {
        if (!name.endsWith('.part')) expect((await bytesOf(blobs, name))?.length).toBe(bytes.length)
        else await expect(blobs.get(name)).rejects.toThrow('not a blob name')
      }
    }
    expect(await filesIn(folder)).toEqual([(await putting).name])
  })

  test('that cannot be written, or breaks off while it comes, leaves nothing behind', async () => {
    const folder = aFolder()
    await writeFile(join(folder, 'file'), '')
    await expect(put(makeDiskBlobs(join(folder, 'file')), 'x')).rejects.toMatchObject({ code: 'ENOTDIR' })
    const breaking = async function* () {
      yield randomBytes(100_000)
      throw new Error('cut off')
    }
    await expect(makeDiskBlobs(folder).put(breaking())).rejects.toThrow('cut off')
    expect(await filesIn(folder)).toEqual(['file'])
  })
})

describe('sweeping', () => {
  const nobodyWants = async () => new Set<string>()
  const age = async (folder: string, name: string, at: Temporal.Instant) => {
    const seconds = at.epochMilliseconds / 1000
    await utimes(join(folder, name.slice(0, 2), name), seconds, seconds)
  }

  test('removes what is older and not wanted, finished or not, and nothing else', async () => {
    const folder = aFolder()
    const blobs = makeDiskBlobs(folder)
    const [old = '', wanted = '', young = ''] = await Promise.all(['lama', 'perlu', 'baru'].map((text) => put(blobs, text)))
    const [oldDraft, youngDraft] = [`${old}.part`, `${young}.part`]
    for (const name of [oldDraft, youngDraft]) await writeFile(join(folder, name.slice(0, 2), name), 'x')
    for (const name of [old, wanted, oldDraft]) await age(folder, name, testNow.subtract({ seconds: 1 }))
    for (const name of [young, youngDraft]) await age(folder, name, testNow.add({ seconds: 1 }))
    const asked: string[] = []
    const wants = async (names: readonly string[]) => (asked.push(...names), new Set([wanted]))
    expect(await blobs.sweep(testNow, wants)).toBe(2)
    expect((await filesIn(folder)).toSorted()).toEqual([wanted, young, youngDraft].toSorted())
    expect(asked.toSorted()).toEqual([old, wanted].toSorted())
  })

  test('finds nothing where nothing was ever put', async () => {
    expect(await makeDiskBlobs(join(aFolder(), 'none')).sweep(testNow, nobodyWants)).toBe(0)
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
