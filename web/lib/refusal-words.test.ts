import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { m } from '#messages'

/** As the pages of the server load it, or a browser. */
async function wordsFor(isServer: boolean) {
  vi.stubEnv('SSR', isServer)
  return (await import('./refusal-words.ts')).refusalWords
}

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllEnvs())

describe('a refusal', () => {
  test('whose code a browser does not know is no page that does not exist', async () => {
    const refusalWords = await wordsFor(false)
    expect(refusalWords('too-many-requests')).toEqual({ title: m.told_unknown(), next: m.told_unknown_next() })
    expect(refusalWords('not-found').title).toBe(m.refusal_not_found())
    expect(refusalWords('fault').title).toBe(m.refusal_fault())
  })

  test('is told by its own words on a page of the server; a code that nobody gives is an address that is no page', async () => {
    const refusalWords = await wordsFor(true)
    expect(refusalWords('too-many-requests').title).toBe(m.refusal_too_many_requests())
    expect(refusalWords('made-up').title).toBe(m.refusal_not_found())
  })

  test('that the practice put into words is told in them, of which a browser knows few', async () => {
    vi.stubEnv('SSR', false)
    const [{ wordsOfRefusal }, { ApiRefusal }] = await Promise.all([import('./refusal-words.ts'), import('./api.ts')])
    const words = { title: 'Terlalu banyak permintaan', next: 'Tunggu sebentar.' }
    expect(wordsOfRefusal(new ApiRefusal('too-many-requests', words))).toEqual(words)
    expect(wordsOfRefusal(new ApiRefusal('too-many-requests')).next).toBe(m.told_unknown_next())
    expect(wordsOfRefusal(new ApiRefusal('offline')).title).toBe(m.told_offline())
    expect(wordsOfRefusal(new TypeError('sandi: rahasia')).title).toBe(m.refusal_fault())
  })
})
