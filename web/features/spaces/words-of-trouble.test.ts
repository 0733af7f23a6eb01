import { describe, expect, test } from 'vitest'
import { entryRefusals } from '#domain/spaces/entry-order'
import { membershipRefusals } from '#domain/spaces/membership'
import type { SpaceRefusalCode } from './space-refusal.ts'
import { wordsOfTrouble } from './words-of-trouble.ts'

/** Every name under which a browser refuses what it was handed of a space. */
const named: readonly (SpaceRefusalCode | 'offline')[] = [
  ...entryRefusals,
  ...membershipRefusals,
  'space-mismatch',
  'malformed',
  'wraps-incomplete',
  'context-mismatch',
  'sealed-damaged',
  'key-wrong',
  'signer-mismatch',
  'space-rolled-back',
  'history-changed',
  'epoch-forked',
  'signature-wrong',
  'card-changed',
  'card-not-vouched',
  'practice-key-changed',
  'suite-unknown',
  'offline',
  'file-damaged',
]

describe('the words of what does not fit', () => {
  test.each(named)('%s is told without its code, and with what to do', (code) => {
    const { title, next } = wordsOfTrouble(code)
    expect(title).not.toContain(code)
    expect(next.length).toBeGreaterThan(20)
    expect(title).not.toBe(wordsOfTrouble('something-else').title)
  })

  test('what nobody thought of has words as well', () => {
    expect(wordsOfTrouble('').title).not.toBe('')
  })

  test('held back, changed and signed by another are three different things', () => {
    expect(new Set(['space-rolled-back', 'history-changed', 'signature-wrong'].map((code) => wordsOfTrouble(code).title)).size).toBe(3)
  })
})
