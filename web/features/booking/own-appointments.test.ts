import { describe, expect, test } from 'vitest'
import type { Invoice } from '#contract/payments'
import type { Appointment } from '#contract/scheduling'
import { ownOf } from './own-appointments.ts'

const nowMs = Date.parse('2026-11-20T12:00:00Z')
const at = (id: string, startsAt: string, over: object = {}) =>
  ({ id, state: 'confirmed', heldUntil: null, startsAt, endsAt: new Date(Date.parse(startsAt) + 50 * 60_000).toISOString(), ...over }) as Appointment
const ids = (list: readonly { appointment: Appointment }[]) => list.map(({ appointment }) => appointment.id)

describe('the own appointments', () => {
  test('begin with the one that comes next, the others in their order', () => {
    const own = ownOf([at('c', '2026-11-23T02:00:00Z'), at('a', '2026-11-21T02:00:00Z'), at('b', '2026-11-22T02:00:00Z')], [], nowMs)
    expect(own.next?.appointment.id).toBe('a')
    expect(ids(own.coming)).toEqual(['b', 'c'])
    expect(own.over).toEqual([])
  })

  test('count one that goes on as the next, and one that has ended as over', () => {
    const own = ownOf([at('ended', '2026-11-20T11:00:00Z'), at('goes-on', '2026-11-20T11:30:00Z')], [], nowMs)
    expect(own.next?.appointment.id).toBe('goes-on')
    expect(ids(own.over)).toEqual(['ended'])
  })

  test('count what was cancelled, ran out or was missed as over, the newest first', () => {
    const gone = [
      at('cancelled', '2026-11-21T02:00:00Z', { state: 'cancelled' }),
      at('run-out', '2026-11-22T02:00:00Z', { state: 'held', heldUntil: '2026-11-20T11:59:00Z' }),
      at('missed', '2026-11-19T02:00:00Z', { state: 'no-show' }),
    ]
    const own = ownOf(gone, [{ appointment: 'run-out', state: 'void', owedBackIdr: 0 } as Invoice], nowMs)
    expect(own.next).toBeNull()
    expect(ids(own.over)).toEqual(['run-out', 'cancelled', 'missed'])
  })

  test('leave out what was only looked at', () => {
    expect(ownOf([at('looked', '2026-11-22T02:00:00Z', { state: 'expired' })], [], nowMs).over).toEqual([])
  })

  test('say what is owed back, from all invoices together', () => {
    const owed = [
      { appointment: 'a', owedBackIdr: 100_000 },
      { appointment: 'b', owedBackIdr: 50_000 },
    ] as Invoice[]
    expect(ownOf([], owed, nowMs).owedBackIdr).toBe(150_000)
  })
})
