import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const rowOf = (...cells: readonly (string | number)[]) => csvOf([cells]).slice(1, -2)

test('the file begins with the mark of UTF-8, and each line ends as the standard says', () => {
  expect(csvOf([['a'], [1]])).toBe('\uFEFFa\r\n1\r\n')
})

test('commas, quotes and breaks stay inside their cell', () => {
  expect(rowOf('a,b', 'ia bilang "ya"', 'dua\nbaris', 'a;b')).toBe('"a,b","ia bilang ""ya""","dua\nbaris","a;b"')
})

test.for(['=1+1', '+62', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1+1'])('%j is text and no formula', (text) => {
  expect(rowOf(text).replaceAll('"', '')).toBe(`'${text}`)
})

test('an amount below nothing stays a number', () => {
  expect(rowOf(-250_000)).toBe('-250000')
})

test('whatever a text is, no cell begins like a formula', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(rowOf(text)).not.toMatch(/^"?\s*[=+\-@]/)
    }),
  )
})
