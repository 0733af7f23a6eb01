import { afterEach, describe, expect, test, vi } from 'vitest'
import { aContext, aSlotKey, refusalOf } from './cases-for-tests.ts'
import { expandL } from './framing.ts'
import { createMasterKey, fillSlot, unlockMasterKey, type MasterKey } from './master-key.ts'

const nothing = new Uint8Array(0)
const printOf = async (key: MasterKey) => (await expandL(key, 'identity-seal', nothing)).join()
const recovery = { uid: 'sari', slot: 'recovery' } as const
const passkey = { uid: 'sari', slot: 'passkey' } as const

afterEach(() => vi.restoreAllMocks())

describe('a master key', () => {
  test('is the same through each of its slots', async () => {
    const { masterKey, wraps } = await createMasterKey([
      { slotKey: await aSlotKey(1), context: aContext() },
      { slotKey: await aSlotKey(2), context: aContext({ slot: 'passkey', slotId: 'passkey-1' }) },
    ])
    const print = await printOf(masterKey)
    expect(await printOf(await unlockMasterKey(await aSlotKey(1), wraps[0], recovery))).toBe(print)
    expect(await printOf(await unlockMasterKey(await aSlotKey(2), wraps[1], passkey))).toBe(print)
  })

  test('is another for each account, and cannot be read out', async () => {
    const [one, other] = [await createMasterKey([]), await createMasterKey([])]
    expect(await printOf(one.masterKey)).not.toBe(await printOf(other.masterKey))
    expect(one.masterKey.extractable).toBe(false)
  })

  test('can be given a new slot by whoever opens an old one', async () => {
    const { masterKey, wraps } = await createMasterKey([{ slotKey: await aSlotKey(1), context: aContext() }])
    const open = { slotKey: await aSlotKey(1), wrapped: wraps[0], expected: recovery }
    const filled = await fillSlot(open, { slotKey: await aSlotKey(2), context: aContext({ slot: 'passkey' }) })
    expect(await printOf(await unlockMasterKey(await aSlotKey(2), filled, passkey))).toBe(await printOf(masterKey))
    expect(await refusalOf(async () => fillSlot({ ...open, slotKey: await aSlotKey(3) }, { slotKey: await aSlotKey(2), context: aContext() }))).toBe(
      'key-wrong',
    )
  })

  test('leaves no bytes behind, also when something fails', async () => {
    const made: Uint8Array[] = []
    const real = crypto.getRandomValues.bind(crypto)
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      made.push(array as Uint8Array)
      return real(array)
    })
    const { wraps } = await createMasterKey([{ slotKey: await aSlotKey(1), context: aContext() }])
    expect(made[0]).toHaveLength(32)
    expect(made[0]?.every((byte) => byte === 0)).toBe(true)
    made.length = 0
    expect(await refusalOf(async () => createMasterKey([{ slotKey: await aSlotKey(1), context: aContext({ uid: '' }) }]))).toBe('malformed')
    expect(made[0]?.every((byte) => byte === 0)).toBe(true)

    const opened: Uint8Array[] = []
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...args) => {
      const buffer = await decrypt(...args)
      opened.push(new Uint8Array(buffer))
      return buffer
    })
    const open = { slotKey: await aSlotKey(1), wrapped: wraps[0], expected: recovery }
    await fillSlot(open, { slotKey: await aSlotKey(2), context: aContext() })
    await refusalOf(async () => fillSlot(open, { slotKey: await aSlotKey(2), context: aContext({ uid: '' }) }))
    await unlockMasterKey(await aSlotKey(1), wraps[0], recovery)
    expect(opened).toHaveLength(3)
    expect(opened.flatMap((bytes) => [...bytes]).every((byte) => byte === 0)).toBe(true)
  })
})
