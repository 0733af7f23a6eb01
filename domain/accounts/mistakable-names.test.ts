import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMistakable, isWithin } from './mistakable-names.ts'
import { readUsername } from './username.ts'

const here = {
  shown: ['Serambi Rindang', 'Felicia Gunadi, M.Psi., Psikolog', 'Dr. Ratna Widyaningsih, M.Psi., Psikolog', 'Ayu'],
  usernames: ['sekar-rindang', 'budi'],
}
const refused = (name: string) => isMistakable(name, here)

describe('a pseudonym that could be taken for the practice or its people', () => {
  test.each([
    ['the name of the practice', 'serambi-rindang'],
    ['the same, otherwise written', 'Serambi_Rindang'],
    ['with digits for letters', '5erambi-r1ndang'],
    ['with a word before or behind it', 'tim.serambirindang'],
    ['with a number', 'serambi-rindang-2'],
    ['with a letter too many', 'serambi-rindangg'],
    ['with two letters changed for each other', 'serambi-rindnag'],
    ['a counsellor without her titles', 'felicia.gunadi'],
    ['nearly a counsellor', 'fellcia-gunadi'],
    ['somebody of the staff behind a title', 'ratna-widyaningsih'],
    ['a username of the staff', 'sekar.rindang'],
    ['nearly one', 'sekar-rindank-7'],
    ['a short username of the staff', 'bud1'],
    ['a short name that is shown', 'ayu'],
  ])('%s: %s', (_what, name) => expect(refused(name)).toBe(true))

  test.each([
    'embun-pagi-27',
    'ombak-tenang',
    'kenari-teduh-61',
    'langit-timur',
    'rindang',
    'serambi',
    'felicia',
    'ratna-dewi',
    'budi-hartono',
    'ayunda',
    'buda',
  ])('%s is free', (name) => expect(refused(name)).toBe(false))

  const letters = fc.string({ unit: fc.constantFrom(...'abcdefghjkmprstuwz'), minLength: 8, maxLength: 20 })
  const of = (name: string) => ({ shown: [], usernames: [name] })

  test('is refused however a long name is cut, numbered and written', () => {
    const property = fc.property(letters, fc.nat(18), fc.constantFrom('.', '-', '_'), fc.nat(999), (name, at, sign, number) => {
      const cut = 1 + (at % (name.length - 1))
      const typed = readUsername(`${name.slice(0, cut)}${sign}${name.slice(cut)}`.toUpperCase())
      return typed !== null && isMistakable(typed.name, of(name)) && isMistakable(`${typed.name}${number}`, of(name))
    })
    expect(fc.check(property, { numRuns: 500 }).failed).toBe(false)
  })

  test('is refused with any one slip of the finger', () => {
    const property = fc.property(letters, fc.nat(), fc.constantFrom(...'abcdefghjkm', ''), fc.boolean(), (name, at, letter, isInstead) => {
      const place = at % name.length
      return isMistakable(name.slice(0, place) + letter + name.slice(place + (isInstead ? 1 : 0)), of(name))
    })
    expect(fc.check(property, { numRuns: 1000 }).failed).toBe(false)
  })

  test('nobody’s name is lost to a practice without people, nor a short one to its neighbours', () => {
    const property = fc.property(
      letters,
      (name) => !isMistakable(name, { shown: ['', ' , M.Psi.'], usernames: [] }) && !isMistakable(`${name}x`, of('abc')),
    )
    expect(fc.check(property, { numRuns: 500 }).failed).toBe(false)
  })
})

describe('the slips between two words', () => {
  test.each([
    ['gunadi', 'gunadi', 0],
    ['gunadi', 'gunad', 1],
    ['gunadi', 'gumadi', 1],
    ['gunadi', 'gnuadi', 1],
    ['gunadi', 'gunadixy', 2],
    ['gunadi', 'ungaid', 3],
    ['', 'ab', 2],
  ])('%s and %s: %i', (one, other, slips) => {
    expect([slips - 1, slips, slips + 1].map((most) => isWithin(one, other, most))).toEqual([false, true, true])
    expect(isWithin(other, one, slips)).toBe(true)
  })

  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
  /** By its definition, without a table. */
  function slow(a: string, b: string): number {
    if (a === '' || b === '') return a.length + b.length
    const ways = [slow(a.slice(1), b) + 1, slow(a, b.slice(1)) + 1, slow(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)]
    if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) ways.push(slow(a.slice(2), b.slice(2)) + 1)
    return Math.min(...ways)
  }

  test('are as many as by the definition', () => {
    const property = fc.property(short, short, fc.nat(4), (one, other, most) => isWithin(one, other, most) === slow(one, other) <= most)
    expect(fc.check(property, { numRuns: 500 }).failed).toBe(false)
  })
})
