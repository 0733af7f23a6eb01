import { describe, expect, test } from 'vitest'
import type { CounsellorProfile } from '#contract/counsellors'
import type { Readiness } from '#contract/consents'
import type { Invoice } from '#contract/payments'
import { bookable, invoiceOf, isAwaited, isReady, saysNotReady, splitAmount, stageOf, wantedIn } from './booking-flow.ts'

const nowMs = Date.parse('2026-11-20T12:00:00Z')
const before = '2026-11-20T11:59:59Z'
const after = '2026-11-20T12:10:00Z'
const service = '0b9a3a52-6a0f-4a7e-9d55-111111111111'
const address = (text: string) => wantedIn(new URLSearchParams(text))

describe('the address of a booking', () => {
  test('says whom, what and when', () => {
    expect(address(`to=felicia-gunadi&service=${service}&at=2026-11-21T02:00:00Z`)).toEqual({
      to: 'felicia-gunadi',
      service,
      at: '2026-11-21T02:00:00Z',
    })
  })

  test.each([
    ['nothing', ''],
    ['a name with dots', `to=../felicia&service=${service}&at=2026-11-21T02:00:00Z`],
    ['no service', 'to=felicia&at=2026-11-21T02:00:00Z'],
    ['a service that is none', 'to=felicia&service=1&at=2026-11-21T02:00:00Z'],
    ['a day that does not exist', `to=felicia&service=${service}&at=2026-13-40T02:00:00Z`],
    ['a time of no zone', `to=felicia&service=${service}&at=2026-11-21T02:00:00`],
    ['a year beyond all clocks', `to=felicia&service=${service}&at=999999-01-01T00:00:00Z`],
  ])('that says %s asks for nothing', (_, text) => expect(address(text)).toBeNull())
})

const wanted = { to: 'felicia', service, at: after }
const profile = (over: object = {}, licensed = true) =>
  ({ licensed, services: [{ id: service, mode: 'video', minutes: 50, priceIdr: 250_000, ...over }] }) as unknown as CounsellorProfile

describe('what can be booked', () => {
  test('is a service with a length, of somebody licensed, at a time to come', () => {
    expect(bookable(profile(), wanted, nowMs)).toMatchObject({ problem: null, service: { minutes: 50 } })
  })

  test('is no letter, no service that is gone, nobody without a licence, and no time that has passed', () => {
    expect(bookable(profile({ minutes: null }), wanted, nowMs).problem).toBe('not-offered')
    expect(bookable(profile({ id: 'another' }), wanted, nowMs).problem).toBe('not-offered')
    expect(bookable(profile({}, false), wanted, nowMs).problem).toBe('no-licence')
    expect(bookable(profile(), { ...wanted, at: before }, nowMs).problem).toBe('past')
  })
})

const crossBorder = (verdict: string) => ({ verdict, why: 'licensed-there', ruleVersion: 1 })
const ready = (over: object = {}) =>
  ({
    consent: null,
    isAdult: true,
    place: { country: 'ID', province: 'ID-PA', saidAt: before },
    crossBorder: crossBorder('allowed'),
    crossBorderAgreed: false,
    others: [],
    ...over,
  }) as Readiness

describe('whoever', () => {
  test('agreed, is of age, said where they are and may be counselled there, is ready', () => expect(isReady(ready())).toBe(true))

  test.each([
    ['has a new text to agree to', { consent: { kind: 'consent' } }],
    ['was not asked for their age', { isAdult: null }],
    ['is under age', { isAdult: false }],
    ['said no place', { place: null }],
    ['is nowhere known', { crossBorder: null }],
    ['is where the counsellor may not', { crossBorder: crossBorder('refused') }],
    ['has not agreed to another law', { crossBorder: crossBorder('with-consent') }],
  ])('%s is not', (_, over) => expect(isReady(ready(over))).toBe(false))

  test('agreed to another country’s law is ready, but not where it is refused', () => {
    expect(isReady(ready({ crossBorder: crossBorder('with-consent'), crossBorderAgreed: true }))).toBe(true)
    expect(isReady(ready({ crossBorder: crossBorder('refused'), crossBorderAgreed: true }))).toBe(false)
  })

  test('is refused for what is missing is shown what, and for anything else is told', () => {
    expect(saysNotReady('consent-needed')).toBe(true)
    expect(saysNotReady('slot-unknown')).toBe(false)
  })
})

const held = { state: 'held', heldUntil: after } as const
const bill = (over: object = {}) =>
  ({ state: 'open', way: 'qris', saidPaidAt: null, notFoundAt: null, owedBackIdr: 0, appointment: 'a', ...over }) as Invoice

describe('a held time', () => {
  test('waits for a way to pay, then for the money, then for the practice', () => {
    expect(stageOf(held, null, nowMs)).toBe('choosing')
    expect(stageOf(held, bill({ way: null }), nowMs)).toBe('choosing')
    expect(stageOf(held, bill({ state: 'void' }), nowMs)).toBe('choosing')
    expect(stageOf(held, bill(), nowMs)).toBe('paying')
    expect(stageOf(held, bill({ saidPaidAt: before }), nowMs)).toBe('checking')
  })

  test('goes back to paying with words when no such money was found', () => {
    expect(stageOf(held, bill({ notFoundAt: before }), nowMs)).toBe('not-found')
    expect(stageOf(held, bill({ notFoundAt: before, saidPaidAt: before }), nowMs)).toBe('checking')
  })

  test('runs out by the clock, also before the practice noted it', () => {
    expect(stageOf({ ...held, heldUntil: before }, bill(), nowMs)).toBe('run-out')
    expect(stageOf({ ...held, heldUntil: before }, null, nowMs)).toBe('run-out')
    expect(stageOf({ state: 'expired', heldUntil: null }, bill({ state: 'void' }), nowMs)).toBe('run-out')
  })

  test('that ran out is not lost for whoever said that they paid, nor is their money', () => {
    expect(stageOf({ ...held, heldUntil: before }, bill({ saidPaidAt: before }), nowMs)).toBe('checking-late')
    expect(stageOf({ state: 'expired', heldUntil: null }, bill({ state: 'paid', owedBackIdr: 250_000 }), nowMs)).toBe('owed')
  })
})

describe('what has ended', () => {
  test('says how, whatever the invoice says', () => {
    expect(stageOf({ state: 'confirmed', heldUntil: null }, bill(), nowMs)).toBe('confirmed')
    expect(stageOf({ state: 'cancelled', heldUntil: null }, bill({ owedBackIdr: 1 }), nowMs)).toBe('cancelled')
    expect(stageOf({ state: 'no-show', heldUntil: null }, null, nowMs)).toBe('missed')
  })

  test('is not asked for again and again', () => {
    expect((['confirmed', 'cancelled', 'missed', 'run-out', 'owed', 'choosing'] as const).filter(isAwaited)).toEqual([])
    expect((['paying', 'checking', 'checking-late', 'not-found'] as const).every(isAwaited)).toBe(true)
  })
})

test('of several invoices of one appointment the newest counts, and those of others do not', () => {
  const [newest, older, other] = [bill({ id: '2' }), bill({ id: '1' }), bill({ appointment: 'b' })]
  expect(invoiceOf([other, newest, older], 'a')).toBe(newest)
  expect(invoiceOf([other], 'a')).toBeNull()
})

test('the last three digits of an amount stand apart, with their noughts', () => {
  expect(splitAmount(250_123)).toEqual({ head: '250', digits: '123' })
  expect(splitAmount(1_250_007)).toEqual({ head: '1250', digits: '007' })
  expect(splitAmount(7)).toEqual({ head: '', digits: '007' })
})
