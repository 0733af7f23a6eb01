import { expect, test } from 'vitest'
import { appointmentsPath, appointmentsQuestion, instantsOf, usualStretches } from './stretch.ts'

const today = '2026-11-20'
const asked = (text: string) => appointmentsQuestion(new URLSearchParams(text), today)

test('without a stretch it is the week from today on', () => {
  expect(asked('')).toEqual({ from: '2026-11-20', to: '2026-11-26' })
})

test('what is asked goes into the address and comes back', () => {
  const question = {
    from: '2026-12-01',
    to: '2026-12-31',
    counsellor: 'ratna-wulan',
    state: 'no-show' as const,
    after: '018f0000-0000-7000-8000-000000000001',
  }
  expect(asked(appointmentsPath('id', question).split('?')[1] ?? '')).toEqual(question)
})

test.for([
  ['from=2026-02-30', '2026-11-20', '2026-11-26'],
  ['from=9999-01-01', '2026-11-20', '2026-11-26'],
  ['from=2026-12-10&to=2026-12-01', '2026-12-10', '2026-12-10'],
  ['from=2026-01-01&to=2099-01-01', '2026-01-01', '2027-01-01'],
  ['from=x&to=y&counsellor=../../x&state=lost&after=1', '2026-11-20', '2026-11-26'],
] as const)('%s becomes a stretch that can be asked for', ([text, from, to]) => {
  expect(asked(text)).toEqual({ from, to })
})

test('the days are those of the practice, the last one counted in', () => {
  expect(instantsOf({ from: today, to: today }, 'Asia/Jayapura')).toEqual({ from: '2026-11-19T15:00:00Z', to: '2026-11-20T15:00:00Z' })
})

test('the month is a whole one, and what is past ends yesterday', () => {
  expect(usualStretches(today)).toMatchObject({ month: { from: '2026-11-01', to: '2026-11-30' }, past: { from: '2026-10-21', to: '2026-11-19' } })
})
