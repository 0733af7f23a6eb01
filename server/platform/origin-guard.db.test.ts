import { describe, expect, test } from 'vitest'
import { anApp } from '#test/builders'
import { aDatabase } from '#test/database'

const own = 'http://localhost:3000'
const { app } = await anApp(await aDatabase())

const origins = [
  own,
  undefined,
  'null',
  'https://localhost:3000',
  'http://localhost:3001',
  'http://localhost',
  `${own}/`,
  `${own}.host.example`,
  'http://host.example',
  '',
]
const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'unheard-of']
const types = [
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/plain; a=application/json',
  'application/jsonp',
  'application/json-patch+json',
  'application/octet-stream',
  undefined,
]
const isJson = (type: string | undefined) => /^application\/json(;|$)/i.test(type ?? '')
const isBytes = (type: string | undefined) => type === 'application/octet-stream'
const isForm = (type: string | undefined) => type === 'application/x-www-form-urlencoded'
const methods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

const targets = [
  { what: 'the API', url: '/api/door', takes: isJson },
  { what: 'the API under another spelling', url: '/%61pi/door', takes: isJson },
  { what: 'an address of the API that does not exist', url: '/api/tidak-ada', takes: isJson },
  { what: 'an address that is sent files', url: '/api/spaces/00000000-0000-4000-8000-000000000000/files', takes: isBytes },
  { what: 'a page', url: '/setup', takes: isForm },
]

const bodies: Record<string, string> = { 'application/x-www-form-urlencoded': 'token=xxxxxxxxxxxx', 'multipart/form-data; boundary=x': '--x--' }

async function outcome(method: (typeof methods)[number], url: string, headers: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>
  const payload = bodies[given['content-type'] ?? ''] ?? '{"token":"xxxxxxxxxxxx"}'
  // A body without a type: inject would make one up for objects, not for bytes.
  const reply = await app.inject({ method, url, headers: given, payload: Buffer.from(payload) })
  const { code } = reply.json<{ code: string }>()
  return code === 'foreign-origin' || code === 'unsupported-media' ? `${reply.statusCode} ${code}` : 'let in'
}

describe.each(targets)('a request that changes something at $what', ({ url, takes }) => {
  // The guard looks at no method but the safe ones: all of them once, and then by POST.
  test.each(url === '/api/door' ? methods : (['POST'] as const))(
    'by %s is let in with our own origin, our own site and the right kind of body, and else refused',
    async (method) => {
      const wrong: unknown[] = []
      for (const origin of origins)
        for (const site of sites)
          for (const type of types) {
            const comesFromUs = origin === own && (site === undefined || site === 'same-origin')
            const expected = !comesFromUs ? '403 foreign-origin' : takes(type) ? 'let in' : '415 unsupported-media'
            const found = await outcome(method, url, { origin, 'sec-fetch-site': site, 'content-type': type })
            if (found !== expected) wrong.push({ origin, site, type, expected, found })
          }
      expect(wrong).toEqual([])
    },
  )
})

describe('news from outside, to an endpoint that says that it takes them', () => {
  const paths = ['midtrans', 'xendit', 'stripe'].map((gateway) => `/api/gateways/${gateway}`)

  test.each(paths)('at %s are let in as JSON from a server, and from no browser, our own pages included', async (url) => {
    const wrong: unknown[] = []
    for (const origin of origins)
      for (const site of sites)
        for (const type of types) {
          const isServer = origin === undefined && site === undefined
          const expected = !isServer ? '403 foreign-origin' : isJson(type) ? 'let in' : '415 unsupported-media'
          const found = await outcome('POST', url, { origin, 'sec-fetch-site': site, 'content-type': type })
          if (found !== expected) wrong.push({ origin, site, type, expected, found })
        }
    expect(wrong).toEqual([])
  })

  test('are the only exception: every other route that changes something refuses a server', async () => {
    const takesNews: string[] = []
    const { app: whole } = await anApp(await aDatabase(), {
      onRoute: ({ url, method, config }) => {
        if (config?.isFromOutside) takesNews.push(`${String(method)} ${url}`)
      },
    })
    expect(whole.hasRoute({ method: 'POST', url: '/api/invoices' })).toBe(true)
    expect(takesNews).toEqual(paths.map((path) => `POST ${path}`))
  })
})

describe('a request that reads', () => {
  test.each(['GET', 'HEAD'] as const)('by %s may come from anywhere', async (method) => {
    for (const site of sites)
      for (const origin of origins) {
        const headers = { ...(origin && { origin }), ...(site && { 'sec-fetch-site': site }) }
        expect((await app.inject({ method, url: '/api/tariff', headers })).statusCode).toBe(200)
      }
  })

  test('gives no other site the right to read its reply', async () => {
    const reply = await app.inject({ url: '/api/tariff', headers: { origin: 'http://host.example' } })
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(
      (await app.inject({ method: 'OPTIONS', url: '/api/door', headers: { origin: 'http://host.example', 'access-control-request-method': 'POST' } }))
        .statusCode,
    ).toBe(404)
  })
})
