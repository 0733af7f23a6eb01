import { argon2Sync, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { describe, expect, test } from 'vitest'
import { makeArgon2idThreads } from './argon2id-threads.ts'
import { makeVerifiers } from './verifier.ts'

const place = { network: '203.0.113.7', isKnown: false }
const small = { message: Buffer.from('kunci'), nonce: Buffer.alloc(16, 7), memory: 64, passes: 1, parallelism: 1, tagLength: 32 }

describe('a verifier', () => {
  test('is Argon2id with 19 MiB and two passes over the key and a salt of its own, and knows its key again', async () => {
    const verifiers = makeVerifiers()
    const [key, other] = [randomBytes(32), randomBytes(32)]
    const verifier = await verifiers.make(key, place)
    expect([verifier.length, verifier[0]]).toEqual([49, 1])
    const parameters = { message: key, nonce: verifier.subarray(1, 17), memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 }
    expect(verifier.subarray(17)).toEqual(argon2Sync('argon2id', parameters))
    expect(await verifiers.check(key, verifier, place)).toBe(true)
    expect(await verifiers.check(other, verifier, place)).toBe(false)
    expect((await verifiers.make(key, place)).equals(verifier)).toBe(false)
  })
})

/** Field 19 of proc_pid_stat(5). */
const nicenessOf = (task: string) => Number(readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ')[1]?.split(' ')[16])

describe('threads for Argon2id', () => {
  test('give each its own answer, however many ask at once, and are used again', async () => {
    const argon2id = makeArgon2idThreads()
    const messages = Array.from({ length: 6 }, () => randomBytes(32))
    for (const round of [messages, messages.toReversed()]) {
      const hashes = await Promise.all(round.map((message) => argon2id({ ...small, message })))
      expect(hashes).toEqual(round.map((message) => argon2Sync('argon2id', { ...small, message })))
    }
  })

  test('tell that it failed without saying why, and go on', async () => {
    const argon2id = makeArgon2idThreads()
    await expect(argon2id({ ...small, memory: 1 })).rejects.toThrow('Argon2id failed')
    expect(await argon2id(small)).toEqual(argon2Sync('argon2id', small))
  })

  test('go behind the threads of the server where a thread may, and never take the server along', async () => {
    const before = getPriority()
    await makeArgon2idThreads()(small)
    const last = process.platform === 'linux' ? Math.max(...readdirSync('/proc/self/task').map(nicenessOf)) : 19
    expect(last).toBeGreaterThan(Math.min(18, before))
    expect(getPriority()).toBe(before)
  })
})
