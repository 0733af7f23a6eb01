import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestText, readContent } from './content.ts'

const file = { file: 'f', name: 'a.png', media: 'image/png', bytes: 3, sha256: 'x', identity: 'AGE-SECRET-KEY-1' }
const waveform = Array.from({ length: 48 }, () => 7)
const good: readonly unknown[] = [
  { v: 1, type: 'text', text: '' },
  { v: 1, type: 'text', text: 'x'.repeat(2 * longestText), replyTo: 'a' },
  { v: 1, type: 'file', file: { ...file, width: 3, height: 4 }, text: '' },
  { v: 1, type: 'voice', file, seconds: 3, waveform },
  { v: 1, type: 'edit', of: 'a', text: 'b' },
  { v: 1, type: 'deletion', of: 'a', edits: ['b'] },
]

test.each(good.map((one) => [JSON.stringify(one).slice(0, 60), one]))('is read as it was written: %s', (_, content) => {
  expect(readContent(structuredClone(content))).toEqual(content)
})

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'halo'],
  ['a list', [1]],
  ['of another version', { v: 2, type: 'text', text: '' }],
  ['of a kind that is none', { v: 1, type: 'toString', text: '' }],
  ['of no kind', { v: 1, text: '' }],
  ['a text that is none', { v: 1, type: 'text', text: 7 }],
  ['a text without end', { v: 1, type: 'text', text: 'x'.repeat(2 * longestText + 1) }],
  ['an answer to no id', { v: 1, type: 'text', text: '', replyTo: null }],
  ['a file that is none', { v: 1, type: 'file', file: null, text: '' }],
  ['a file with less than no bytes', { v: 1, type: 'file', file: { ...file, bytes: -1 }, text: '' }],
  ['a file with a name without end', { v: 1, type: 'file', file: { ...file, name: 'x'.repeat(301) }, text: '' }],
  ['a voice with too short a picture', { v: 1, type: 'voice', file, seconds: 3, waveform: [1] }],
  ['a voice that is louder than loud', { v: 1, type: 'voice', file, seconds: 3, waveform: waveform.map(() => 32) }],
  ['an edit of nothing', { v: 1, type: 'edit', text: '' }],
  ['a deletion with edits that are none', { v: 1, type: 'deletion', of: 'a', edits: [7] }],
])('is refused: %s', (_, content) => {
  expect(readContent(content)).toBeNull()
})

test('whatever JSON comes is read or refused, and never a fault', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('text', 'file', 'voice', 'edit', 'deletion'), (value, type) => {
      expect([null, value]).toContainEqual(readContent(value))
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) expect(() => readContent({ ...value, v: 1, type })).not.toThrow()
    }),
  )
})
