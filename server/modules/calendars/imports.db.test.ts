import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { addImport, getCalendarLinks, readImportNow, removeImport, type CalendarLinks } from '#contract/calendars'
import type { Endpoint, InputOf } from '#contract/endpoint'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { publicReach } from '#platform/outbound'
import { askRoute } from '#test/ask-route'
import { anAppointment } from '#test/appointments'
import { aCalendarOf, aCalendarServer } from '#test/calendar-server'
import { aDatabase, testNow } from '#test/database'
import { aSpaceMember, type SpaceMember } from '#test/space-members'
import { calendarRoutes, readDueImports, revise, type CalendarTools } from './index.ts'

const database = await aDatabase()
const outerKey = outerKeyOf(newRing())
const oneHour = '20261121T020000Z/PT1H'

/** A counsellor, a calendar of theirs elsewhere, and a clock that is set by the minute. */
async function theDesk(over: Partial<CalendarTools> = {}) {
  const [server, counsellor] = [await aCalendarServer(), await aSpaceMember(database, 'counsellor')]
  const tools: CalendarTools = { outerKey, origin: 'http://localhost:3000', calendarOrigins: [server.origin], patienceMs: 5000, ...over }
  const routes = calendarRoutes(tools)
  const at = (minute: number, one: SpaceMember = counsellor) => ({ ...one.context, now: () => testNow.add({ minutes: minute }) })
  const ask = <E extends Endpoint>(minute: number, endpoint: E, input: InputOf<E>) => askRoute(routes, at(minute), endpoint, input)
  const add = (path: string, minute = 0, id = randomUUID()) =>
    ask(minute, addImport, { body: { id, address: path.startsWith('/') ? server.origin + path : path } }) as Promise<CalendarLinks>
  const busy = async () =>
    (
      await database.pool.query<{ span: string }>(
        `select to_char(starts_at at time zone 'UTC', 'DD HH24:MI') || '/' || to_char(ends_at at time zone 'UTC', 'DD HH24:MI') as span
         from scheduling.outside_busy where counsellor_id = $1 order by starts_at`,
        [counsellor.uid],
      )
    ).rows.map(({ span }) => span)
  const links = () => ask(0, getCalendarLinks, {}) as Promise<CalendarLinks>
  return { ...server, counsellor, tools, routes, at, ask, add, busy, links, round: (minute: number) => readDueImports(at(minute), tools) }
}

const refused = (code: string) => ({ name: 'Refusal', code })

describe('a calendar of elsewhere', () => {
  test('is read at once, and nothing is kept but from when to when', async () => {
    const { origin, gives, add, busy } = await theDesk()
    gives('/rahasia-sekali.ics', aCalendarOf([oneHour, '20261121T023000Z/PT1H', '20261122T000000Z/P1D']))
    const { imports } = await add('/rahasia-sekali.ics')
    expect(imports).toEqual([{ id: expect.any(String), host: new URL(origin).host, readAt: testNow.toString(), trouble: null, busyTimes: 2 }])
    expect(await busy()).toEqual(['21 02:00/21 03:30', '22 00:00/23 00:00'])
    const { rows } = await database.pool.query('select i.*, b.* from calendars.import i, scheduling.outside_busy b')
    for (const word of ['Rahasia', 'rahasia-sekali']) expect(JSON.stringify(rows)).not.toContain(word)
  })

  test('is read again each quarter of an hour, and what was there before is gone', async () => {
    const { asked, gives, add, busy, links, round } = await theDesk()
    gives('/a', aCalendarOf([oneHour]))
    await add('/a')
    gives('/a', aCalendarOf(['20261123T020000Z/PT1H']))
    await round(14)
    expect(asked).toHaveLength(1)
    await round(15)
    expect(await busy()).toEqual(['23 02:00/23 03:00'])
    expect((await links()).imports[0]).toMatchObject({ busyTimes: 1, readAt: testNow.add({ minutes: 15 }).toString() })
  })

  test('that has not changed is not sent twice, but once a day, because what repeats reaches further', async () => {
    const { asked, answers, add, busy, round } = await theDesk()
    answers.set('/a', ({ headers }, response) => {
      const heads = { etag: '"7"', 'last-modified': 'Fri, 20 Nov 2026 00:00:00 GMT' }
      if (headers['if-none-match'] === '"7"') response.writeHead(304, heads).end()
      else response.writeHead(200, heads).end(aCalendarOf([oneHour]))
    })
    await add('/a')
    await round(15)
    expect(asked.at(-1)?.heads).toMatchObject({ 'if-none-match': '"7"', 'if-modified-since': 'Fri, 20 Nov 2026 00:00:00 GMT' })
    expect(await busy()).toEqual(['21 02:00/21 03:00'])
    await round(24 * 60 + 1)
    expect(asked.at(-1)?.heads).not.toHaveProperty('if-none-match')
  })

  test('that cannot be had keeps what was busy, says why, is asked less often, and is well again by itself', async () => {
    const { answers, asked, gives, add, busy, links, round } = await theDesk()
    gives('/a', aCalendarOf([oneHour]))
    await add('/a')
    answers.set('/a', (_, response) => void response.writeHead(500).end())
    await round(15)
    expect((await links()).imports[0]).toMatchObject({ trouble: 'not-reached', readAt: testNow.toString() })
    expect(await busy()).toHaveLength(1)
    for (const minute of [30, 45, 60, 75, 90, 105]) await round(minute)
    expect(asked).toHaveLength(4)
    gives('/a', aCalendarOf([]))
    await round(1000)
    expect((await links()).imports[0]).toMatchObject({ trouble: null, busyTimes: 0 })
    expect(await busy()).toEqual([])
  })

  test('is read by one of two that look at the same moment', async () => {
    const { asked, gives, add, round } = await theDesk()
    gives('/a', aCalendarOf([oneHour]))
    gives('/b', aCalendarOf([oneHour]))
    await add('/a')
    await add('/b')
    await Promise.all([round(15), round(15)])
    expect(asked.map(({ path }) => path).toSorted()).toEqual(['/a', '/a', '/b', '/b'])
  })

  test('does not bring back our own appointments, also those that were moved meanwhile', async () => {
    const { counsellor, gives, add, at, busy } = await theDesk()
    const client = await aSpaceMember(database)
    const { appointmentId } = await anAppointment(database, { client, counsellor }, testNow.add({ hours: 30 }))
    await revise(at(0), appointmentId)
    const own = ['BEGIN:VEVENT', `UID:${appointmentId}`, 'DTSTART:20261125T020000Z', 'DURATION:PT1H', 'END:VEVENT']
    gives('/a', aCalendarOf([oneHour], ...own))
    await add('/a')
    expect(await busy()).toEqual(['21 02:00/21 03:00'])
  })

  test('is read now when that is asked for, though not every second', async () => {
    const { asked, gives, add, ask, busy } = await theDesk()
    gives('/a', aCalendarOf([oneHour]))
    const id = randomUUID()
    await add('/a', 0, id)
    await ask(0, readImportNow, { params: { import: id } })
    expect(asked).toHaveLength(1)
    gives('/a', aCalendarOf([]))
    await ask(1, readImportNow, { params: { import: id } })
    expect(await busy()).toEqual([])
  })

  test('that is removed is forgotten with its busy times, also while it is being read', async () => {
    const { answers, gives, add, ask, at, busy, links, tools } = await theDesk()
    gives('/a', aCalendarOf([oneHour]))
    const id = randomUUID()
    await add('/a', 0, id)
    answers.set('/a', (_, response) => {
      void ask(15, removeImport, { params: { import: id } }).then(() => response.end(aCalendarOf([oneHour])))
    })
    await readDueImports(at(15), tools)
    expect((await links()).imports).toEqual([])
    expect(await busy()).toEqual([])
  })
})

describe('an address', () => {
  test.each([
    'ini bukan alamat',
    'ftp://kalender.example/a',
    'https://nama:sandi@kalender.example/a',
    'javascript:alert(1)//',
    'http://kalender.example/a',
  ])('%s is refused before anybody is asked', async (address) => {
    const { add, links } = await theDesk()
    await expect(add(address)).rejects.toMatchObject(refused('calendar-address-refused'))
    expect((await links()).imports).toEqual([])
  })

  test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '100.64.0.1', '::1', '::ffff:127.0.0.1', 'fd00::1', '224.0.0.1', '0.0.0.0'])(
    'whose name leads to %s is refused',
    async (inside) => {
      const resolve = async () => [
        { address: '142.250.4.95', family: 4 },
        { address: inside, family: inside.includes(':') ? 6 : 4 },
      ]
      const { add } = await theDesk({ reach: { ...publicReach, resolve } })
      await expect(add('webcal://kalender.example/a.ics')).rejects.toMatchObject(refused('calendar-address-refused'))
    },
  )

  test('that leads on to this machine is refused, and nobody there is asked', async () => {
    const { answers, add } = await theDesk()
    const inside = await aCalendarServer()
    inside.gives('/a', aCalendarOf([oneHour]))
    answers.set('/a', (_, response) => void response.writeHead(302, { location: `${inside.origin}/a` }).end())
    await expect(add('/a')).rejects.toMatchObject(refused('calendar-address-refused'))
    expect(inside.asked).toEqual([])
  })

  test.each([
    ['nothing', 404, '', {}, 'calendar-not-reached'],
    ['a page', 200, '<!doctype html><title>Masuk</title>', {}, 'calendar-not-understood'],
    ['half a calendar', 200, 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', {}, 'calendar-not-understood'],
    ['a packed mountain', 200, gzipSync(Buffer.alloc(50_000_000, 'a')), { 'content-encoding': 'gzip' }, 'calendar-not-understood'],
    ['too much', 200, aCalendarOf([], `X-A:${'a'.repeat(2 * 1024 * 1024)}`), {}, 'calendar-too-large'],
    [
      'a rule without an end',
      200,
      aCalendarOf([], 'BEGIN:VEVENT', 'DTSTART:19000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY', 'END:VEVENT'),
      {},
      'calendar-too-large',
    ],
  ] as const)('where lies %s is refused by name, and not kept', async (_, status, body, heads, code) => {
    const { answers, add, links } = await theDesk()
    answers.set('/a', (_request, response) => void response.writeHead(status, heads).end(body))
    await expect(add('/a')).rejects.toMatchObject(refused(code))
    expect((await links()).imports).toEqual([])
  })

  test('whose answer has no end, or never comes, is refused by name', async () => {
    const { answers, add } = await theDesk({ patienceMs: 300 })
    answers.set('/endless', (_, response) => {
      const more = () => void (response.destroyed || response.write('X'.repeat(65_536), () => setImmediate(more)))
      more()
    })
    answers.set('/silent', () => undefined)
    await expect(add('/endless')).rejects.toMatchObject({ code: expect.stringMatching(/^calendar-(too-large|not-reached)$/) })
    await expect(add('/silent')).rejects.toMatchObject(refused('calendar-not-reached'))
  })

  test('is kept once: sent twice it is one, and the same one again is known', async () => {
    const { gives, add } = await theDesk()
    gives('/a', aCalendarOf([oneHour]))
    const id = randomUUID()
    await Promise.all([add('/a', 0, id), add('/a', 0, id)])
    expect((await add('/a', 0, id)).imports).toHaveLength(1)
    await expect(add('/a')).rejects.toMatchObject(refused('calendar-import-known'))
  })

  test('is the fifth at most', async () => {
    const { gives, add } = await theDesk()
    for (const path of ['/1', '/2', '/3', '/4', '/5', '/6']) gives(path, aCalendarOf([]))
    for (const path of ['/1', '/2', '/3', '/4']) await add(path)
    const both = await Promise.allSettled([add('/5'), add('/6')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(add('/6')).rejects.toMatchObject(refused('calendar-imports-full'))
  })
})

test('to another counsellor an import does not exist', async () => {
  const [one, other] = [await theDesk(), await theDesk()]
  one.gives('/a', aCalendarOf([oneHour]))
  const id = randomUUID()
  await one.add('/a', 0, id)
  await expect(other.ask(5, readImportNow, { params: { import: id } })).rejects.toMatchObject(refused('not-found'))
  await expect(other.ask(5, removeImport, { params: { import: id } })).rejects.toMatchObject(refused('not-found'))
  expect((await other.links()).imports).toEqual([])
  expect(await one.busy()).toHaveLength(1)
})
