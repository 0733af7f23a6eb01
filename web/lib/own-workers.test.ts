import { expect, test, vi } from 'vitest'
import { allowOwnWorkers, noticeWorker } from './own-workers.ts'

function thePolicy(): (text: string) => string {
  let rule: (text: string) => string = (text) => text
  vi.stubGlobal('location', { origin: 'https://teduh.example' })
  vi.stubGlobal('trustedTypes', { createPolicy: (_: string, rules: { createScriptURL: typeof rule }) => (rule = rules.createScriptURL) })
  allowOwnWorkers()
  return rule
}

test('the workers of this practice are let through, and the service worker in its two languages', () => {
  const allow = thePolicy()
  for (const path of ['/assets/password-worker-a1B2.js', noticeWorker('id'), noticeWorker('en')])
    expect(allow(path)).toBe(`https://teduh.example${path}`)
})

test.each([
  '/sw.js',
  '/sw.js?lang=fr',
  '/sw.js?lang=id&x',
  '/sw.js?lang=id/../site.js',
  '/site.js',
  '/a/sw.js?lang=id',
  'https://host.example/sw.js?lang=id',
  'data:,x',
])('%s is not', (text) => {
  const allow = thePolicy()
  expect(() => allow(text)).toThrow(TypeError)
})
