import { describe, expect, test } from 'vitest'
import { argon2id } from './argon2id.ts'
import { replays } from './replay-for-tests.ts'

describe('vectors, in Node', () => {
  test.each(Object.entries(replays))('%s', async (_name, replay) => {
    expect(await replay(argon2id)).toEqual([])
  })
})
