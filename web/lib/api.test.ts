import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getMe, logOut } from '#contract/accounts'
import { ApiRefusal, callApi, tellUnsure } from './api.ts'

const answer = vi.fn<() => Promise<Response>>()

beforeEach(() => {
  vi.stubGlobal('location', { pathname: '/masuk' })
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', answer)
  answer.mockReset()
})
afterEach(() => void vi.unstubAllGlobals())

const brokenOff = () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network')) }))

test.each([
  ['nothing', () => Promise.reject(new TypeError('network'))],
  ['half an answer', () => Promise.resolve(brokenOff())],
])('%s tells a question that there is no connection, and a change that nobody knows', async (_, come) => {
  answer.mockImplementation(come)
  await expect(callApi(getMe)).rejects.toMatchObject({ code: 'offline' })
  await expect(callApi(logOut)).rejects.toMatchObject({ code: 'unanswered' })
})

test('a change that something in between answers is not known to have failed', async () => {
  answer.mockImplementation(async () => new Response('<h1>Bad Gateway</h1>', { status: 502 }))
  await expect(callApi(getMe)).rejects.toMatchObject({ code: 'fault' })
  await expect(callApi(logOut)).rejects.toMatchObject({ code: 'unanswered' })
})

test('a browser that knows it is offline sends nothing and says so', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  await expect(callApi(logOut)).rejects.toMatchObject({ code: 'offline' })
  expect(answer).not.toHaveBeenCalled()
})

test('an act has words of its own for a lost answer, and for nothing else', () => {
  const words = { title: 'Sambungan terputus', next: 'Buat kode baru sekarang.' }
  const tell = tellUnsure(() => words)
  expect(() => tell(new ApiRefusal('unanswered'))).toThrow(expect.objectContaining({ words }) as Error)
  const offline = new ApiRefusal('offline')
  expect(() => tell(offline)).toThrow(offline)
})
