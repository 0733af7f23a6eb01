import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '#contract/people'
import { nothingSought, peopleFinder, type Finding, type PeopleFinder } from './people-finder.ts'

const person = (username: string): Person => ({
  accountId: username,
  username,
  role: 'client',
  state: 'active',
  secondFactor: false,
  certifiedUntil: null,
  since: '2026-01-01T00:00:00Z',
})
const page = (names: string[], next: string | null = null) => ({ people: names.map(person), next, count: names.length })

type Asked = { question: object; answer: (names: string[], next?: string) => Promise<void>; refuse: () => Promise<void> }
let asked: Asked[]
let shown: Finding
let finder: PeopleFinder

beforeEach(() => {
  asked = []
  shown = nothingSought
  finder = peopleFinder(
    (question) => {
      const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof page>>()
      const settled = () =>
        promise.then(
          () => undefined,
          () => undefined,
        )
      asked.push({
        question,
        answer: (names, next) => (resolve(page(names, next)), settled()),
        refuse: () => (reject(new Error('refused')), settled()),
      })
      return promise
    },
    (finding) => (shown = finding),
  )
})

const names = () => shown.found?.people.map(({ username }) => username)

describe('a search for people', () => {
  test('goes on page by page, and knows whom the last one brought', async () => {
    finder.search('an')
    expect(shown).toMatchObject({ isPending: true })
    await asked[0]?.answer(['ani', 'budi'], 'budi')
    expect(shown).toMatchObject({ isPending: false, found: { fresh: 0 } })
    finder.more()
    finder.more()
    expect(asked.map(({ question }) => question)).toEqual([{ name: 'an' }, { name: 'an', after: 'budi' }])
    await asked[1]?.answer(['cahya'])
    expect(names()).toEqual(['ani', 'budi', 'cahya'])
    expect(shown.found?.fresh).toBe(2)
  })

  test('of another role, chosen while one runs, is asked at once, and the answer for the role before comes to nobody', async () => {
    finder.search('an')
    finder.choose('counsellor')
    expect(asked[1]?.question).toEqual({ name: 'an', role: 'counsellor' })
    await asked[1]?.answer(['konselor-ani'])
    await asked[0]?.answer(['klien-ani'], 'klien-ani')
    expect(names()).toEqual(['konselor-ani'])
    expect(shown.found?.next).toBeNull()
  })

  test('of another role does not mix with a page that was still on its way', async () => {
    finder.search('an')
    await asked[0]?.answer(['klien-ani'], 'klien-ani')
    finder.more()
    finder.choose('counsellor')
    await asked[1]?.answer(['klien-budi'])
    expect(shown.isPending).toBe(true)
    await asked[2]?.answer(['konselor-ani'])
    expect(names()).toEqual(['konselor-ani'])
  })

  test('of another role that is refused leaves nobody of the role before', async () => {
    finder.search('an')
    await asked[0]?.answer(['klien-ani'])
    finder.choose('counsellor')
    await asked[1]?.refuse()
    expect(shown).toMatchObject({ found: null, isPending: false, error: new Error('refused') })
  })

  test('for another name that is refused too brings nobody of the role before back', async () => {
    finder.search('an')
    await asked[0]?.answer(['klien-ani'])
    finder.choose('counsellor')
    finder.search('bu')
    await asked[2]?.refuse()
    expect(names()).toBeUndefined()
  })

  test('for another name that is refused leaves whom was found before', async () => {
    finder.search('an')
    await asked[0]?.answer(['ani'])
    finder.search('bu')
    await asked[1]?.refuse()
    expect(names()).toEqual(['ani'])
    expect(shown.error).toEqual(new Error('refused'))
  })

  test.each(['answer', 'refuse'] as const)('that was taken back does not come back with a late %s', async (how) => {
    finder.search('an')
    finder.clear()
    expect(shown).toEqual(nothingSought)
    await asked[0]?.[how](['ani'])
    expect(shown).toEqual(nothingSought)
    finder.choose('counsellor')
    expect(asked).toHaveLength(1)
  })

  test('is not begun by the choice of a role', () => {
    finder.choose('admin')
    expect(asked).toEqual([])
    finder.search('an')
    expect(asked[0]?.question).toEqual({ name: 'an', role: 'admin' })
  })
})
