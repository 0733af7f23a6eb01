import { describe, expect, test } from 'vitest'
import { placesOf } from './search.ts'

const found = (text: string, sought: string) => placesOf(text, sought).map(([from, to]) => text.slice(from, to))

describe('searching a text', () => {
  test.each([
    ['Saya Cemas, cemas sekali', 'CEMAS', ['Cemas', 'cemas']],
    ['kafé atau cafe\u0301', 'cafe', ['cafe\u0301']],
    ['kafé', 'kafe', ['kafé']],
    ['a🙂b', 'b', ['b']],
    ['İstanbul', 'istanbul', ['İstanbul']],
    ['satu dua', '  dua ', ['dua']],
    ['satu', '', []],
    ['satu', '   ', []],
    ['satu (dua', '(', ['(']],
    ['aaaa', 'aa', ['aa', 'aa']],
  ])('%j for %j', (text, sought, expected) => expect(found(text, sought)).toEqual(expected))
})
