import { describe, expect, test } from 'vitest'
import { argon2id } from './argon2id.ts'
import { slowReplays } from './replay-for-tests.ts'

describe('vectors with the real Argon2id, in Node', () => {
  test.each(Object.entries(slowReplays))('%s', { timeout: 30_000 }, async (_name, replay) => {
    expect(await replay(argon2id)).toEqual([])
  })
})
