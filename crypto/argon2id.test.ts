import { argon2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { argon2id } from './argon2id.ts'
import { argon2idInWorker, serveArgon2id, type Argon2id, type WorkerEnd, type WorkerScope } from './argon2id-port.ts'
import { utf8 } from './bytes.ts'
import { bytesFrom, quickArgon2id, refusalOf } from './cases-for-tests.ts'
import rfc9106 from './vectors/rfc9106-argon2id.json' with { type: 'json' }

const input = () => ({ password: utf8('rahasia'), salt: bytesFrom(1, 16), memoryKib: 64, passes: 3, lanes: 1 })
const unhex = (text: string) => Buffer.from(text, 'hex')

describe('Argon2id', () => {
  test('of Node is that of RFC 9106, which asks for more inputs than ours takes', () => {
    for (const { password, salt, secret, associatedData, memoryKib, passes, lanes, tag } of rfc9106.vectors) {
      const cost = { memory: memoryKib, passes, parallelism: lanes, tagLength: 32 }
      const inputs = { message: unhex(password), nonce: unhex(salt), secret: unhex(secret), associatedData: unhex(associatedData) }
      expect(argon2Sync('argon2id', { ...inputs, ...cost }).toString('hex')).toBe(tag)
    }
  })

  test.each([
    { memoryKib: 64, passes: 3, lanes: 1 },
    { memoryKib: 1000, passes: 1, lanes: 1 },
    { memoryKib: 128, passes: 4, lanes: 2 },
  ])('of ours is that of Node ($memoryKib KiB, $passes passes, $lanes lanes)', async ({ memoryKib, passes, lanes }) => {
    const cost = { memory: memoryKib, passes, parallelism: lanes, tagLength: 32 }
    const expected = argon2Sync('argon2id', { message: input().password, nonce: input().salt, ...cost })
    expect(await argon2id({ ...input(), memoryKib, passes, lanes })).toEqual(new Uint8Array(expected))
  })

  test('wipes the password, also when it fails', async () => {
    const [good, bad] = [input(), { ...input(), memoryKib: 0 }]
    await argon2id(good)
    await expect(argon2id(bad)).rejects.toThrow()
    expect([...good.password, ...bad.password].every((byte) => byte === 0)).toBe(true)
  })
})

/** A worker of two ends in one thread, as the browser joins them: what is sent away is gone here. */
function aWorker(compute: Argon2id) {
  const seen = { started: 0, ended: 0 }
  const start = (): WorkerEnd => {
    seen.started++
    const page = new EventTarget()
    const inside = new EventTarget()
    const send = (to: EventTarget, data: unknown, transfer: ArrayBuffer[]) =>
      to.dispatchEvent(new MessageEvent('message', { data: structuredClone(data, { transfer }) }))
    const scope: WorkerScope = {
      addEventListener: (kind, listener) => inside.addEventListener(kind, listener as EventListener),
      postMessage: (message, transfer) => send(page, message, transfer),
    }
    serveArgon2id(scope, compute)
    return {
      addEventListener: (kind, listener) => page.addEventListener(kind, listener as EventListener),
      postMessage: (message, transfer) => send(inside, message, transfer),
      terminate: () => seen.ended++,
    }
  }
  return { seen, start }
}

/** Who waits for a worker that says nothing waits for ever: that much is seen after two seconds. */
describe('Argon2id in a worker', { timeout: 2_000 }, () => {
  test('answers what it would answer in place, in a worker that ends', async () => {
    const { seen, start } = aWorker(quickArgon2id)
    const given = input()
    expect(await argon2idInWorker(start)(given)).toEqual(await quickArgon2id(input()))
    expect(given.password).toHaveLength(0)
    expect(seen).toEqual({ started: 1, ended: 1 })
  })

  test('takes the password along and keeps no root', async () => {
    const roots: Uint8Array[] = []
    const { start } = aWorker(async (one) => {
      const root = await quickArgon2id(one)
      roots.push(root)
      return root
    })
    await argon2idInWorker(start)(input())
    expect(roots[0]).toHaveLength(0)
  })

  test('that fails inside is a refusal without words, and ends', async () => {
    const { seen, start } = aWorker(() => Promise.reject(new Error('rahasia')))
    const failing = argon2idInWorker(start)(input())
    await expect(failing).rejects.toMatchObject({ name: 'CryptoRefusal', code: 'argon2-failed', message: 'argon2-failed' })
    expect(seen.ended).toBe(1)
  })

  test.each(['error', 'messageerror'] as const)('that breaks with %s is a refusal, and ends', async (kind) => {
    let ended = 0
    const broken: WorkerEnd = {
      addEventListener: (of, listener) => void (of === kind && queueMicrotask(() => listener({}))),
      postMessage: () => undefined,
      terminate: () => ended++,
    }
    expect(await refusalOf(() => argon2idInWorker(() => broken)(input()))).toBe('argon2-failed')
    expect(ended).toBe(1)
  })

  test('that cannot be started is a refusal, and the password is wiped', async () => {
    const given = input()
    const start = () => {
      throw new Error('blocked by the policy')
    }
    expect(await refusalOf(() => argon2idInWorker(start)(given))).toBe('argon2-failed')
    expect(given.password.every((byte) => byte === 0)).toBe(true)
    expect(given.password).toHaveLength(7)
  })
})
