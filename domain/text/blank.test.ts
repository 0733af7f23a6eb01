import { describe, expect, test } from 'vitest'
import { isBlank } from './blank.ts'

describe('text of which nothing can be seen', () => {
  test.each([
    ['nothing', ''],
    ['blanks of all widths', ' \t\n\u00A0\u2003\u3000'],
    ['signs of no width', '\u200B\u200C\u200D\u2060\uFEFF'],
    ['controls', '\u0000\u0007\u001B\u007F\u0085'],
    ['turns of direction', '\u200E\u202E\u2066\u2069'],
    ['letters that are drawn as nothing', '\u115F\u3164\u{E0041}\u00AD\u2800'],
    ['a sign of variation alone', '\uFE0F'],
  ])('is blank: %s', (_, text) => {
    expect(isBlank(text)).toBe(true)
  })

  test.each(['a', ' . ', '\u200Bya\u200B', '👍', '❤️', '👨‍👩‍👧', 'ꦲ', '语', '\u0301', '\u{1F1EE}\u{1F1E9}'])('is not blank: %j', (text) => {
    expect(isBlank(text)).toBe(false)
  })
})
