import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditedByRefund, dueIdr, inHandIdr, owedBackIdr, receivableIdr, stateWhenOver, undoing, type Sums } from './balance.ts'

const amount = fc.integer({ min: 0, max: 9_999_999_999 })
const someSums: fc.Arbitrary<Sums> = fc
  .record({ invoicedIdr: amount, offIdr: amount, creditedIdr: amount, paidIdr: amount, refundedIdr: amount })
  .map((sums) => ({ ...sums, creditedIdr: Math.min(sums.creditedIdr, sums.invoicedIdr), refundedIdr: Math.min(sums.refundedIdr, sums.paidIdr) }))

test('something is due, or owed back, and never both', () => {
  fc.assert(
    fc.property(someSums, (sums) => {
      expect(Math.min(dueIdr(sums), owedBackIdr(sums))).toBe(0)
      expect(dueIdr(sums) - owedBackIdr(sums)).toBe(receivableIdr(sums))
    }),
  )
})

test('undone, an invoice owes back exactly what came in and was not sent back', () => {
  fc.assert(
    fc.property(someSums, (sums) => {
      const { restoredIdr, creditedIdr } = undoing(sums)
      const undone = { ...sums, offIdr: sums.offIdr - restoredIdr, creditedIdr: sums.creditedIdr + creditedIdr }
      expect(receivableIdr(undone)).toBe(0 - inHandIdr(sums))
      expect(undoing(undone)).toEqual({ restoredIdr: 0, creditedIdr: 0 })
      expect(stateWhenOver(undone)).toBe(sums.paidIdr === 0 ? 'void' : inHandIdr(sums) === 0 ? 'refunded' : 'paid')
    }),
  )
})

test('what is sent back is never owed anew', () => {
  fc.assert(
    fc.property(someSums, amount, (sums, refundIdr) => {
      const settled = { ...sums, paidIdr: sums.paidIdr + dueIdr(sums) }
      const sent = {
        ...settled,
        creditedIdr: settled.creditedIdr + creditedByRefund(settled, refundIdr),
        refundedIdr: settled.refundedIdr + refundIdr,
      }
      expect(receivableIdr(sent)).toBeLessThanOrEqual(0)
    }),
  )
})
