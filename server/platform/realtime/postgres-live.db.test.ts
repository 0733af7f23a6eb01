import { expect, test } from 'vitest'
import { aLog } from '#test/builders'
import { aDatabase, urlOf } from '#test/database'
import { fact } from '#test/fact'
import type { LiveNews } from './live.ts'
import { openPostgresLive, payloadsOf } from './postgres-live.ts'

const database = await aDatabase()

test('news goes to this process at once and to another after a moment, once each, in order', async () => {
  const [one, other] = await Promise.all([openPostgresLive(urlOf(database), aLog().log), openPostgresLive(urlOf(database), aLog().log)])
  try {
    const heard: { here: LiveNews[]; there: LiveNews[] } = { here: [], there: [] }
    one.hear((news, from) => from === 'here' && heard.here.push(...news))
    other.hear((news, from) => from === 'elsewhere' && heard.there.push(...news))
    const news = Array.from({ length: 1000 }, (_, number) => ({ topic: 'test', number, space: crypto.randomUUID() }))
    for (let at = 0; at < news.length; at += 10) one.publish(news.slice(at, at + 10))
    expect(heard.here).toEqual(news)
    await fact(() => heard.there.length >= news.length)
    expect(heard.there).toEqual(news)
  } finally {
    await Promise.all([one.close(), other.close()])
  }
})

test('whoever listens comes back when PostgreSQL ends the connection, and says that something may be missing', async () => {
  const { log, lines } = aLog()
  const one = await openPostgresLive(urlOf(database), log)
  const other = await openPostgresLive(urlOf(database), aLog().log)
  try {
    let gaps = 0
    const heard: LiveNews[] = []
    one.onGap(() => (gaps += 1))
    one.hear((news, from) => from === 'elsewhere' && heard.push(...news))
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'teduh-live' and datname = current_database()`,
    )
    await fact(() => gaps === 1)
    await fact(() => {
      other.publish([{ topic: 'test', number: 1 }])
      return heard.length > 0
    })
    expect(lines.join('')).toContain('coming back')
  } finally {
    await Promise.all([one.close(), other.close()])
  }
})

test('no notice is longer than PostgreSQL takes, and nothing is left out', () => {
  const to = Array.from({ length: 1500 }, () => crypto.randomUUID())
  const news: LiveNews[] = [
    { topic: 'news', to },
    ...Array.from({ length: 500 }, (_, number) => ({ topic: 'test', number, space: crypto.randomUUID() })),
  ]
  const payloads = payloadsOf(crypto.randomUUID(), news)
  expect(Math.max(...payloads.map((one) => Buffer.byteLength(one)))).toBeLessThan(8000)
  const all = payloads.flatMap((one) => (JSON.parse(one) as { news: LiveNews[] }).news)
  expect(all.filter(({ topic }) => topic === 'news').flatMap((one) => one['to'])).toEqual(to)
  expect(all.filter(({ topic }) => topic === 'test')).toEqual(news.slice(1))
})
