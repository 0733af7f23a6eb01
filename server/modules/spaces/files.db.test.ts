import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test, vi } from 'vitest'
import { longestFileBytes, type KeptFile } from '#contract/spaces'
import { mostFileBytes } from '#domain/spaces/files'
import { makeDiskBlobs } from '#platform/blobs'
import { inTransaction, type Actor, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { aContext, aDatabase, testNow } from '#test/database'
import { aSealedFile, filesBelow, inPieces } from '#test/files'
import { aFolder } from '#test/folder'
import { aSpace, aSpaceMember, theNext } from '#test/space-members'
import { fileRoutes } from './file-routes.ts'
import { addEpoch, beginSpace } from './keep-epoch.ts'
import { sweepFiles } from './sweep-files.ts'

const database = await aDatabase()
const folder = aFolder()
const blobs = makeDiskBlobs(folder)
const routes = fileRoutes(blobs)
const [client, counsellor, exMember, otherClient, supervisor, admin] = await Promise.all([
  aSpaceMember(database),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database),
  aSpaceMember(database, 'supervisor'),
  aSpaceMember(database, 'admin'),
])
const begun = await aSpace(client, [client, counsellor, exMember])
await inTransaction(client.context, (inside) => beginSpace(inside, begun.made.signed))

const head = { setCookie: () => undefined, forget: () => undefined }
async function run<T>(name: string, context: Context, params: object, body?: unknown): Promise<T> {
  const route = routes.find(({ endpoint }) => endpoint.name === name)
  return (await route?.run(context, { params, body }, head)) as T
}
const send = (context: Context, bytes: Buffer, space = begun.space) => run<KeptFile>('sendFile', context, { space }, inPieces(bytes))
const get = async (context: Context, file: string, space = begun.space) => {
  const { bytes, stream } = await run<{ bytes: number; stream: AsyncIterable<Uint8Array> }>('getFile', context, { space, file })
  return { bytes, content: await buffer(stream) }
}
const remove = (context: Context, file: string, space = begun.space) => run('removeFile', context, { space, file })

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const theirs = await send(exMember.context, aSealedFile())
const left = await theNext(begun, exMember, [client, counsellor], { kind: 'leave' })
await addEpoch(exMember.context, left.space, left.made.signed)

describe('a file', () => {
  test('comes to every member as it was sent, and its size is told', async () => {
    const bytes = aSealedFile(200_000)
    const kept = await send(client.context, bytes)
    expect(kept.bytes).toBe(200_000)
    for (const { context } of [client, counsellor]) {
      const got = await get(context, kept.file)
      expect([got.bytes, got.content.equals(bytes)]).toEqual([200_000, true])
    }
  })

  test('as long as it may be is kept, and one byte more is not', async () => {
    const before = await filesBelow(folder)
    const kept = await send(client.context, aSealedFile(longestFileBytes))
    expect(await codeOf(send(client.context, aSealedFile(longestFileBytes + 1)))).toBe('body-too-large')
    await remove(client.context, kept.file)
    expect(await filesBelow(folder)).toEqual(before)
  })

  test('that was never sealed, is empty or breaks off is refused, and leaves nothing behind', async () => {
    const before = await filesBelow(folder)
    for (const text of ['', 'age', 'age-encryption.org/v1', 'age-encryption.org/v2\n…', '\xff\xd8\xff\xe0 a picture of somebody in the open'])
      expect(await codeOf(send(client.context, Buffer.from(text))), text).toBe('bad-request')
    const broken = async function* () {
      yield aSealedFile()
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    }
    expect(await codeOf(run('sendFile', client.context, { space: begun.space }, broken()))).toBe('bad-request')
    expect(await filesBelow(folder)).toEqual(before)
  })

  test('comes in pieces of any size', async () => {
    const bytes = aSealedFile(60)
    const kept = await run<KeptFile>('sendFile', client.context, { space: begun.space }, inPieces(bytes, 1))
    expect((await get(client.context, kept.file)).content.equals(bytes)).toBe(true)
  })
})

describe('who may', () => {
  const frozen: Actor = { kind: 'account', accountId: client.uid, role: 'client', frozen: true, loginId: client.uid }
  const strangers = {
    'ex-member': exMember.context,
    'other client': otherClient.context,
    supervisor: supervisor.context,
    admin: admin.context,
    anonymous: aContext(database),
    frozen: aContext(database, frozen),
  }

  test.each(Object.entries(strangers))('%s is told that there is no such space and no such file', async (_who, context) => {
    const { file } = await send(client.context, aSealedFile())
    const before = await filesBelow(folder)
    expect(await codeOf(send(context, aSealedFile()))).toBe('not-found')
    for (const one of [file, theirs.file, randomUUID()]) {
      expect(await codeOf(get(context, one))).toBe('not-found')
      expect(await codeOf(remove(context, one))).toBe('not-found')
    }
    expect(await filesBelow(folder)).toEqual(before)
  })

  test('a file is found in its own space only', async () => {
    const other = await aSpace(client, [client, counsellor])
    await inTransaction(client.context, (inside) => beginSpace(inside, other.made.signed))
    const { file } = await send(client.context, aSealedFile())
    expect(await codeOf(get(client.context, file, other.space))).toBe('not-found')
    expect(await codeOf(remove(client.context, file, other.space))).toBe('not-found')
    expect(await codeOf(get(client.context, file))).toBe('done')
  })

  test('what somebody sent before they left stays for those who are in it', async () => {
    expect((await get(counsellor.context, theirs.file)).bytes).toBe(300)
  })

  test('whoever was sent away while their file came keeps nothing here', async () => {
    const leaver = await aSpaceMember(database, 'counsellor')
    const space = await aSpace(client, [client, leaver])
    await inTransaction(client.context, (inside) => beginSpace(inside, space.made.signed))
    const before = await filesBelow(folder)
    const next = await theNext(space, client, [client], { kind: 'remove', who: [leaver.uid] })
    const slow = async function* () {
      yield aSealedFile()
      await addEpoch(client.context, next.space, next.made.signed)
    }
    expect(await codeOf(run('sendFile', leaver.context, { space: space.space }, slow()))).toBe('not-found')
    expect(await filesBelow(folder)).toEqual(before)
  })
})

describe('erasing a file', () => {
  test('is for its sender, takes it from the disk, is written down, and is done once', async () => {
    const { file } = await send(client.context, aSealedFile())
    const before = (await filesBelow(folder)).length
    expect(await codeOf(remove(counsellor.context, file))).toBe('not-found')
    expect(await Promise.all([remove(client.context, file), remove(client.context, file)])).toEqual([{ done: true }, { done: true }])
    expect((await filesBelow(folder)).length).toBe(before - 1)
    for (const { context } of [client, counsellor]) expect(await codeOf(get(context, file))).toBe('not-found')
    const events = await database.pool.query(`select from audit.event where action = 'file.erased' and details ->> 'file' = $1`, [file])
    expect(events.rowCount).toBe(1)
  })
})

describe('how much an account may send', () => {
  const fill = (uid: string, count: number, bytes: number, at = testNow) =>
    database.pool.query(
      `insert into spaces.file (space_id, account_id, bytes, blob, at) select $1, $2, $3, gen_random_uuid(), $4 from generate_series(1, $5)`,
      [begun.space, uid, bytes, at.toString(), count],
    )
  const aMemberWithSpace = async () => {
    const member = await aSpaceMember(database)
    const space = await aSpace(member, [member, counsellor])
    await inTransaction(member.context, (inside) => beginSpace(inside, space.made.signed))
    return { ...member, space: space.space }
  }

  test('ends at so many bytes, however many come at once', async () => {
    const { uid, context, space } = await aMemberWithSpace()
    await fill(uid, 1, mostFileBytes - 1_000)
    const before = (await filesBelow(folder)).length
    const answers = await Promise.all([1, 2, 3].map(() => codeOf(send(context, aSealedFile(600), space))))
    expect(answers.toSorted()).toEqual(['done', 'files-full', 'files-full'])
    expect((await filesBelow(folder)).length).toBe(before + 1)
    expect(await codeOf(send(context, aSealedFile(400), space))).toBe('done')
    const unread = vi.fn<() => AsyncGenerator<Buffer>>(async function* () {
      yield aSealedFile()
    })
    expect(await codeOf(run('sendFile', context, { space }, { [Symbol.asyncIterator]: unread }))).toBe('files-full')
    expect(unread, 'what has no room is not even read').not.toHaveBeenCalled()
  })

  test('is room again when something was erased', async () => {
    const { uid, context, space } = await aMemberWithSpace()
    const { file } = await send(context, aSealedFile(600), space)
    await fill(uid, 1, mostFileBytes - 1_000)
    expect(await codeOf(send(context, aSealedFile(600), space))).toBe('files-full')
    await remove(context, file, space)
    expect(await codeOf(send(context, aSealedFile(600), space))).toBe('done')
  })

  test('is 200 files a day, and goes on when a day is over', async () => {
    const { uid, context, space } = await aMemberWithSpace()
    await fill(uid, 199, 1)
    expect(await codeOf(send(context, aSealedFile(), space))).toBe('done')
    expect(await codeOf(send(context, aSealedFile(), space))).toBe('files-too-many')
    const tomorrow = { ...context, now: () => testNow.add({ hours: 24 }) }
    expect(await codeOf(send(tomorrow, aSealedFile(), space))).toBe('done')
  })

  test('is three at the same time; others are not kept waiting', async () => {
    const { context, space } = await aMemberWithSpace()
    const go = Promise.withResolvers<void>()
    const starts = Array.from({ length: 3 }, () => Promise.withResolvers<void>())
    const slow = async function* (begins: () => void) {
      begins()
      yield aSealedFile()
      await go.promise
    }
    const three = starts.map(({ resolve }) => run('sendFile', context, { space }, slow(resolve)))
    await Promise.all(starts.map(({ promise }) => promise))
    expect(await codeOf(send(context, aSealedFile(), space))).toBe('too-many-requests')
    expect(await codeOf(send(client.context, aSealedFile()))).toBe('done')
    go.resolve()
    await Promise.all(three)
    expect(await codeOf(send(context, aSealedFile(), space))).toBe('done')
  })
})

test('what belongs to no file is swept after a day, and nothing else', async () => {
  const { file } = await send(client.context, aSealedFile())
  const { name } = await blobs.put(inPieces(aSealedFile()))
  const at = (hours: number) => ({ ...client.context, now: () => Temporal.Now.instant().add({ hours }) })
  await sweepFiles(at(23), blobs)
  expect(await filesBelow(folder)).toContain(name)
  await sweepFiles(at(25), blobs)
  expect(await filesBelow(folder)).not.toContain(name)
  expect((await get(client.context, file)).bytes).toBe(300)
})
