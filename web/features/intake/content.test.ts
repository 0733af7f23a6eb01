import { describe, expect, test } from 'vitest'
import { readDecline, readIntake, type DeclineContent, type IntakeContent } from './content.ts'

const intake: IntakeContent = { v: 1, topic: 'grief', language: 'jv', address: 'Bu', hope: 'Tidur tanpa terbangun.', earlier: '' }
const decline: DeclineContent = { v: 1, reason: 'away', words: 'Saya sedang cuti.', suggest: '' }

describe('what lies sealed in an intake', () => {
  test('is read as it was written', () => {
    expect(readIntake(JSON.parse(JSON.stringify(intake)))).toEqual(intake)
    expect(readDecline(JSON.parse(JSON.stringify(decline)))).toEqual(decline)
  })

  test.each([
    ['nothing', null],
    ['a text', 'grief'],
    ['a list', [intake]],
    ['a later version', { ...intake, v: 2 }],
    ['a topic that nobody knows', { ...intake, topic: 'money' }],
    ['a language that nobody knows', { ...intake, language: 'xx' }],
    ['a field too few', { v: 1, topic: 'grief', language: 'jv', address: 'Bu', hope: 'x' }],
    ['a field too many', { ...intake, html: '<b>' }],
    ['a number for a text', { ...intake, hope: 7 }],
    ['a field of its prototype only', Object.create(intake)],
  ])('is not read from %s', (_, value) => {
    expect(readIntake(value)).toBeNull()
  })

  test.each([
    ['an unknown reason', { ...decline, reason: 'tired' }],
    ['no suggestion at all', { v: 1, reason: 'away', words: '' }],
    ['what is an intake', intake],
  ])('no reason for not being able is read from %s', (_, value) => {
    expect(readDecline(value)).toBeNull()
  })
})
