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
})
