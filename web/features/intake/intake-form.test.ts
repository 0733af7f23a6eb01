import { describe, expect, test } from 'vitest'
import { checkIntake, contentOf, longest, type IntakeValues } from './intake-form.ts'
import { readIntake } from './content.ts'
import { topicGroups } from './topics.ts'
import { specialisations } from '#domain/care/fields'

const good: IntakeValues = { to: 'anyone', topic: 'grief', language: 'id', address: ' Bu ', hope: ' Ingin tidur lagi.\n', earlier: '' }
const reachable = { anyone: true, uids: new Set(['felicia']) }
const wrongIn = (over: Partial<IntakeValues>, at = reachable) => Object.keys(checkIntake({ ...good, ...over }, at))

describe('a first word', () => {
  test('that fits is taken, to whoever can help or to one chosen', () => {
    expect(wrongIn({})).toEqual([])
    expect(wrongIn({ to: 'felicia' })).toEqual([])
  })

  test.each([
    ['to', { to: '' }],
    ['to', { to: 'somebody-off-duty' }],
    ['topic', { topic: '' }],
    ['topic', { topic: 'money' }],
    ['language', { language: '' }],
    ['address', { address: '  ' }],
    ['address', { address: '\u200B' }],
    ['address', { address: 'x'.repeat(longest.address + 1) }],
    ['hope', { hope: '\n ' }],
    ['hope', { hope: '\u200B\u2060 \u0007' }],
    ['hope', { hope: 'x'.repeat(longest.hope + 1) }],
    ['earlier', { earlier: 'x'.repeat(longest.earlier + 1) }],
  ] as const)('is asked about again where %s does not fit: %j', (field, over) => {
    expect(wrongIn(over)).toEqual([field])
  })

  test('goes to nobody while nobody is on duty', () => {
    expect(wrongIn({}, { ...reachable, anyone: false })).toEqual(['to'])
  })

  test('is sealed without the spaces around it, and can be read by the other side', () => {
    const content = contentOf(good)
    expect(content).toEqual({ v: 1, topic: 'grief', language: 'id', address: 'Bu', hope: 'Ingin tidur lagi.', earlier: '' })
    expect(readIntake(content)).toEqual(content)
  })

  test('at its longest still fits into an entry', () => {
    const full = contentOf({ ...good, address: '语'.repeat(longest.address), hope: '语'.repeat(longest.hope), earlier: '语'.repeat(longest.earlier) })
    expect(new TextEncoder().encode(JSON.stringify(full)).length).toBeLessThan(40 * 1024)
  })
})

test('every topic stands in one group', () => {
  expect(topicGroups.flatMap(({ topics }) => topics).toSorted()).toEqual(specialisations.toSorted())
})
