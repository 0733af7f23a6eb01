import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf, isBalanced, mostIdr, postingsOf, refundableIdr, type Deed, type Posting } from './ledger.ts'

const deeds = Object.keys(postingsOf) as Deed[]
const someDeed = fc.tuple(fc.constantFrom(...deeds), fc.integer({ min: 1, max: mostIdr }))
const accounts = ['receivable', 'money', 'earned', 'given-up'] as const

test('whatever is done, in whatever order, all accounts together hold nothing', () => {
  fc.assert(
    fc.property(fc.array(someDeed), (done) => {
      const postings = done.flatMap(([deed, amount]) => postingsOf[deed](amount))
      expect(postings).toHaveLength(2 * done.length)
      expect(isBalanced(postings)).toBe(true)
      expect(accounts.reduce((sum, account) => sum + balanceOf(account, postings), 0n)).toBe(0n)
    }),
  )
})

describe('a session', () => {
  const invoiced = postingsOf.invoiced(350_000)

  test('that is invoiced and paid leaves nothing owed, and may be refunded once in all', () => {
    const postings: readonly Posting[] = [...invoiced, ...postingsOf.paid(350_000)]
    expect(balanceOf('receivable', postings)).toBe(0n)
    expect(balanceOf('earned', postings)).toBe(-350_000n)
    expect(refundableIdr(postings)).toBe(350_000n)
    const part = [...postings, ...postingsOf.credited(100_000), ...postingsOf.refunded(100_000)]
    expect(refundableIdr(part)).toBe(250_000n)
    expect(balanceOf('receivable', part)).toBe(0n)
    expect(refundableIdr([...part, ...postingsOf.refunded(250_000)])).toBe(0n)
    expect(refundableIdr([...part, ...postingsOf.refunded(300_000)])).toBe(0n)
  })

  test('that a voucher pays leaves nothing owed and nothing to refund', () => {
    const postings = [...invoiced, ...postingsOf.waived(350_000)]
    expect(balanceOf('receivable', postings)).toBe(0n)
    expect(balanceOf('given-up', postings)).toBe(350_000n)
    expect(refundableIdr(postings)).toBe(0n)
  })
})

test.for([0, -1, 0.5, Number.NaN, Infinity, mostIdr + 1])('%s is no amount of money', (amount) => {
  for (const deed of deeds) expect(() => postingsOf[deed](amount)).toThrow(RangeError)
})

test('postings that do not come to nothing, or move nothing, are not balanced', () => {
  expect(isBalanced([{ account: 'money', amountIdr: 1 }])).toBe(false)
  expect(isBalanced([{ account: 'money', amountIdr: 0 }])).toBe(false)
  expect(
    isBalanced([
      { account: 'money', amountIdr: 0.5 },
      { account: 'earned', amountIdr: -0.5 },
    ]),
  ).toBe(false)
  expect(isBalanced([])).toBe(true)
})
