import { describe, expect, test } from 'vitest'
import { wordsOfTrouble } from './words-of-trouble.ts'

const named = [
  'space-rolled-back',
  'history-changed',
  'epoch-forked',
  'signature-wrong',
  'card-changed',
  'card-not-vouched',
  'practice-key-changed',
  'entry-chain-broken',
  'entry-epoch-backwards',
  'entry-not-a-member',
  'epoch-consent-missing',
  'epoch-members-mismatch',
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
