import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { serverConnections } from '#platform/database'
import type { Logger } from '#platform/log'
import { tellAll, type Live, type LiveListener, type LiveNews } from './live.ts'

const channel = 'teduh_live'
/** PostgreSQL takes less than 8,000 bytes; the rest is who sends it. */
const longestNewsBytes = 7800
const longestPauseMs = 5000

/**
 * Over a connection of its own that listens: for several processes on one database. What is published while a notice is under way goes out
 * with the next: one for many, because each waits for those of all others (PostgreSQL: NOTIFY takes a lock until its transaction ends).
 */
export async function openPostgresLive(connectionString: string, log: Logger): Promise<Live> {
  const self = randomUUID()
  const listeners: LiveListener[] = []
  const onGaps: (() => void)[] = []
  let waiting: LiveNews[] = []
  const state: { client: Client | null; isSending: boolean; isClosed: boolean } = { client: null, isSending: false, isClosed: false }

  const connect = async () => {
    const next = new Client({ connectionString, application_name: serverConnections.live, connectionTimeoutMillis: 10_000, keepAlive: true })
    next.on('error', () => undefined)
    next.on('end', () => void (!state.isClosed && state.client === next && comeBack()))
    next.on('notification', ({ payload = '' }) => take(payload))
    await next.connect()
    await next.query(`listen ${channel}`)
    state.client = next
  }
  const take = (payload: string) => {
    const { by, news } = JSON.parse(payload) as { by: string; news: LiveNews[] }
    if (by !== self) tellAll(listeners, news, 'elsewhere')
  }
  const comeBack = async () => {
    state.client = null
    log.warn('the connection that listens is gone, coming back')
    for (let pauseMs = 100; !state.isClosed; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      await pause(pauseMs, undefined, { ref: false })
      if (state.isClosed) return
      if (await connect().then(...isOk)) break
    }
    for (const tell of onGaps) tell()
    void send()
  }
  const send = async () => {
    if (state.isSending || !state.client) return
    state.isSending = true
    while (waiting.length > 0 && state.client) {
      const payloads = payloadsOf(self, waiting.splice(0))
      // What does not go out is told by the gap: those who listen lost the database as well.
      await state.client.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [channel, payloads]).then(...isOk)
    }
    state.isSending = false
  }

  await connect()
  return {
    publish(news) {
      tellAll(listeners, news, 'here')
      waiting.push(...news)
      void send()
    },
    hear: (listener) => void listeners.push(listener),
    onGap: (listener) => void onGaps.push(listener),
    async close() {
      state.isClosed = true
      waiting = []
      await state.client?.end().catch(() => undefined)
    },
  }
}

const isOk = [() => true, () => false] as const

/** As few as hold all of it. */
export function payloadsOf(by: string, news: readonly LiveNews[]): string[] {
  const payloads: string[] = []
  let held: LiveNews[] = []
  let bytes = longestNewsBytes
  const close = () => held.length > 0 && payloads.push(JSON.stringify({ by, news: held }))
  for (const one of news.flatMap(inParts)) {
    const oneBytes = Buffer.byteLength(JSON.stringify(one)) + 1
    if (oneBytes > bytes) {
      close()
      held = []
      bytes = longestNewsBytes
    }
    held.push(one)
    bytes -= oneBytes
  }
  close()
  return payloads
}

const longestList = 100

/** What names more people than fit is said several times. */
function inParts(news: LiveNews): LiveNews[] {
  const long = Object.entries(news).find(([, value]) => Array.isArray(value) && value.length > longestList)
  if (!long) return [news]
  const [name, list] = long as [string, readonly string[]]
  return Array.from({ length: Math.ceil(list.length / longestList) }, (_, part) => ({
    ...news,
    [name]: list.slice(part * longestList, (part + 1) * longestList),
  }))
}
