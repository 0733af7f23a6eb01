import { expect, test } from 'vitest'
import { checkLicence } from './licence-form.ts'

const today = Temporal.PlainDate.from('2026-11-20')
const good = { name: 'Sri Lestari, M.Psi.', licence: 'SIPP 1', validUntil: '2028-01-31', hasSeen: true, isCompared: false }
const wrongIn = (over: Partial<typeof good>) => Object.keys(checkLicence({ ...good, ...over }, today))

test('what stands on a licence is taken, with a day in the time to come', () => {
  expect(wrongIn({})).toEqual([])
  expect(wrongIn({ licence: '-', validUntil: '2026-11-21' })).toEqual([])
  expect(wrongIn({ validUntil: '2036-11-20' })).toEqual([])
})

test.each([
  [{ name: ' ' }, 'name'],
  [{ licence: '' }, 'licence'],
  [{ validUntil: '' }, 'validUntil'],
  [{ validUntil: '2026-11-20' }, 'validUntil'],
  [{ validUntil: '2036-11-21' }, 'validUntil'],
  [{ validUntil: '20280-01-31' }, 'validUntil'],
  [{ validUntil: '2027-02-31' }, 'validUntil'],
  [{ hasSeen: false }, 'hasSeen'],
] as const)('%j is told beside its field', (over, field) => expect(wrongIn(over)).toEqual([field]))
