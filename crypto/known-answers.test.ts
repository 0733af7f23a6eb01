import { describe, expect, test } from 'vitest'
import type { Argon2id } from './argon2id-port.ts'
import { fromBase64url, toBase64url } from './bytes.ts'
import { slowReplays } from './replay-for-tests.ts'
import teduh from './vectors/teduh-v1.json' with { type: 'json' }

/** Argon2id of exactly the recorded inputs, without computing it. */
const recorded: Argon2id = async ({ password, salt, ...cost }) => {
  const asked = { password: toBase64url(password), salt: toBase64url(salt), ...cost }
  const found = teduh.argon2id.find(({ root: _root, ...inputs }) => JSON.stringify(inputs) === JSON.stringify(asked))
  if (!found) throw new Error('Argon2id was asked something else')
  return fromBase64url(found.root)
}

describe('known answers', () => {
  test('are what they were when suite 1 was made, down to what is asked of Argon2id', async () => {
    expect(await slowReplays['Teduh, suite 1']?.(recorded)).toEqual([])
  })
})
