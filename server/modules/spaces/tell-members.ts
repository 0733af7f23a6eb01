import type { FromPractice } from '#contract/socket'
import type { Context } from '#platform/context'
import type { Logger } from '#platform/log'
import type { LiveNews, Sockets } from '#platform/realtime'
import { presentEntry } from './read-space.ts'
import { findEntries, findGiven, findMembersIn } from './repository.ts'
import type { SpaceNews } from './live-news.ts'

/** What may come of one piece of news. */
const mostEntries = { rows: 500, bytes: 4 * 1024 * 1024 }

/**
 * Tells open sockets what is new, in the order in which it was heard, and only those of whoever is a member at that moment: the
 * database says who that is.
 */
export function makeTeller({ db }: Pick<Context, 'db'>, sockets: Sockets, log: Logger) {
  let waiting: SpaceNews[] = []
  let running: Promise<void> | null = null

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await tellAll(batch).catch((error: unknown) => log.error({ err: error }, 'members could not be told'))
    }
    running = null
  }

  const tellAll = async (batch: readonly SpaceNews[]) => {
    if (sockets.all.size === 0) return
    const spaces = [...new Set(batch.flatMap((one) => ('space' in one ? [one.space] : [])))]
    const members = await findMembersIn(db, spaces)
    const uids = new Map([...members].map(([space, people]) => [space, people.map(({ uid }) => uid)]))
    for (const news of batch) {
      if ('to' in news) to(news.to, { t: 'news', of: news.of })
      else if ('first' in news) await tellKept(news, present(uids.get(news.space)))
      else tellChange(news, uids.get(news.space) ?? [])
    }
  }

  const present = (uids: readonly string[] = []) => uids.filter((uid) => sockets.of(uid).length > 0)

  const tellKept = async ({ space, first, last }: Extract<SpaceNews, { first: number }>, uids: readonly string[]) => {
    if (uids.length === 0) return
    const rows = await findEntries(db, space, first - 1, { ...mostEntries, rows: Math.min(mostEntries.rows, last - first + 1) })
    const given = await findGiven(db, space)
    for (const row of rows) for (const uid of uids) to([uid], { t: 'entry', space, kept: presentEntry(row, given.has(`${row.epoch} ${uid}`)) })
  }

  const tellChange = (news: Exclude<SpaceNews, { first: number } | { to: readonly string[] }>, uids: readonly string[]) => {
    const { space } = news
    if (news.topic === 'space.epoch') {
      const gone = news.gone.filter((uid) => !uids.includes(uid))
      to(uids, { t: 'epoch', space, epoch: news.epoch })
      return to(gone, { t: 'gone', space })
    }
    if ('number' in news) return to(uids, { t: news.topic === 'space.wrong' ? 'wrong' : 'erased', space, number: news.number })
    const { from } = news
    if (!uids.includes(from)) return
    const others = uids.filter((uid) => uid !== from)
    if (news.topic === 'space.typing') return to(others, { t: 'typing', space, from })
    const { delivered, read, shown } = news
    to([from], { t: 'marks', space, from, delivered, read })
    to(others, { t: 'marks', space, from, delivered, read: shown })
  }

  const to = (uids: readonly string[], frame: FromPractice) => {
    const listening = uids.flatMap((uid) => sockets.of(uid))
    if (listening.length === 0) return
    const text = JSON.stringify(frame)
    sockets.together(() => listening.forEach((socket) => sockets.send(socket, text)))
  }

  return {
    hear(news: readonly LiveNews[], from: 'here' | 'elsewhere') {
      const heard = news as readonly SpaceNews[]
      waiting.push(...(from === 'here' ? heard.filter(({ topic }) => topic !== 'space.sent') : heard))
      if (waiting.length > 0) running ??= run()
    },
    drained: async () => running,
  }
}
