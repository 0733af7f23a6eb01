import { describe, expect, test, vi } from 'vitest'
import type { OpenSlot } from './account-keys.ts'
import { ApiRefusal } from './api.ts'
import { makeProof, ProofDeclined } from './proof.ts'

type Ask = Parameters<typeof makeProof>[0]

const slot = {} as OpenSlot
const stale = (): Promise<never> => Promise.reject(new ApiRefusal('step-up-needed'))

describe('an act that is guarded', () => {
  test('is done at once while the proof is fresh', async () => {
    const ask = vi.fn<Ask>()
    await expect(makeProof(ask).guard(async () => 'done')).resolves.toBe('done')
    expect(ask).not.toHaveBeenCalled()
  })

  test('is done again once, after the person proved who they are', async () => {
    const ask = vi.fn<Ask>(async () => null)
    const act = vi.fn<() => Promise<string>>(async () => 'done').mockImplementationOnce(stale)
    await expect(makeProof(ask).guard(act)).resolves.toBe('done')
    expect(ask).toHaveBeenCalledExactlyOnceWith(false)
    expect(act).toHaveBeenCalledTimes(2)
  })

  test('is not asked about for ever: a practice that wants yet another proof has said no', async () => {
    const ask = vi.fn<Ask>(async () => slot)
    const act = vi.fn<() => Promise<string>>(stale)
    await expect(makeProof(ask).guard(act)).rejects.toMatchObject({ code: 'step-up-needed' })
    expect(ask).toHaveBeenCalledOnce()
    expect(act).toHaveBeenCalledTimes(2)
  })

  test('is not done when the question was closed', async () => {
    const act = vi.fn<() => Promise<string>>(stale)
    const proof = makeProof(() => Promise.reject(new ProofDeclined('declined')))
    await expect(proof.guard(act)).rejects.toBeInstanceOf(ProofDeclined)
    expect(act).toHaveBeenCalledOnce()
  })

  test('is refused for other reasons without a question', async () => {
    const ask = vi.fn<Ask>()
    const wrong = new ApiRefusal('second-factor-wrong')
    await expect(makeProof(ask).guard(() => Promise.reject(wrong))).rejects.toBe(wrong)
    expect(ask).not.toHaveBeenCalled()
  })
})

describe('an act that wraps the master key anew', () => {
  test('asks in any case, for a way in that opens', async () => {
    const ask = vi.fn<Ask>(async () => slot)
    await expect(makeProof(ask).open()).resolves.toBe(slot)
    expect(ask).toHaveBeenCalledExactlyOnceWith(true)
  })

  test('is declined by an answer that opens nothing', async () => {
    await expect(makeProof(async () => null).open()).rejects.toBeInstanceOf(ProofDeclined)
  })
})
