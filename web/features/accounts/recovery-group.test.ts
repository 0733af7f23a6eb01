import { createRecoveryCode } from '#crypto'
import { describe, expect, test } from 'vitest'
import { isGroupOf } from './recovery-group.ts'

/** Holds a nought and a one, which the eye takes for letters. */
function codeWithSlips(): string {
  for (;;) {
    const code = createRecoveryCode()
    if (/0/.test(code) && /1/.test(code)) return code
  }
}

describe('a group that is typed back', () => {
  test('is forgiven small letters, spaces and the usual slips of the eye', () => {
    const code = codeWithSlips()
    for (const [place, group] of code.split('-').entries()) {
      expect(isGroupOf(code, place, group)).toBe(true)
      const slips = group.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
      expect(isGroupOf(code, place, ` ${slips.slice(0, 2)} ${slips.slice(2)}- `), slips).toBe(true)
    }
  })

  test('is no other group, no part of one and not the whole code', () => {
    const code = codeWithSlips()
    const [first = '', second = ''] = code.split('-')
    for (const typed of ['', first.slice(1), second, `${first}${second}`, code, `U${first.slice(1)}`])
      expect(isGroupOf(code, 0, typed), typed).toBe(false)
  })
})
