import { sql } from 'drizzle-orm'
import { binaryArray } from '#platform/binary-arrays'
import type { Db } from '#platform/database'
import type { Logger } from '#platform/log'
import type { Live } from '#platform/realtime'

/** `shown`: as much of what was read as the others are told. */
export type Mark = { readonly space: string; readonly from: string; readonly delivered: number; readonly read: number; readonly shown: number }

/** Marks come often and are no proof: those of a moment are kept together, the furthest of each. */
const everyMs = 50
const mostWaiting = 10_000

/** Only of members, never beyond what there is, and never back. @returns those that moved */
export async function keepMarks(db: Db, marks: readonly Mark[]): Promise<Mark[]> {
  const inOrder = marks.toSorted((a, b) => (`${a.space}${a.from}` < `${b.space}${b.from}` ? -1 : 1))
  const { uuid, int8 } = binaryArray
  const { rows } = await db.execute<{ space: string; from: string; delivered: string; read: string; shown: string }>(sql`
    insert into spaces.mark as k (space_id, account_id, delivered, read, shown)
    select s.id, m.account_id, least(n.delivered, s.last_number), least(n.read, s.last_number), least(n.shown, s.last_number)
    from unnest(${uuid(inOrder.map(({ space }) => space))}::uuid[], ${uuid(inOrder.map(({ from }) => from))}::uuid[],
      ${int8(inOrder.map(({ delivered, read }) => Math.max(delivered, read)))}::int8[], ${int8(inOrder.map(({ read }) => read))}::int8[],
      ${int8(inOrder.map(({ shown }) => shown))}::int8[]) as n (space_id, account_id, delivered, read, shown)
    join spaces.space as s on s.id = n.space_id
    join spaces.member as m on m.space_id = n.space_id and m.account_id = n.account_id
    on conflict (space_id, account_id) do update
      set delivered = greatest(k.delivered, excluded.delivered), read = greatest(k.read, excluded.read), shown = greatest(k.shown, excluded.shown)
      where excluded.delivered > k.delivered or excluded.read > k.read or excluded.shown > k.shown
    returning space_id as space, account_id as from, delivered, read, shown`)
  return rows.map(({ space, from, ...far }) => ({ space, from, delivered: Number(far.delivered), read: Number(far.read), shown: Number(far.shown) }))
}

export function makeMarks(db: Db, live: Live, log: Logger) {
  let waiting = new Map<string, Mark>()
  let running: Promise<void> | null = null
  const run = async () => {
    while (waiting.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, everyMs))
      const batch = [...waiting.values()]
      waiting = new Map()
      try {
        live.publish((await keepMarks(db, batch)).map((one) => ({ topic: 'space.marks', ...one })))
      } catch (error) {
        // The browser says it again with the next.
        log.error({ err: error }, 'marks could not be kept')
      }
    }
    running = null
  }
  return {
    note(mark: Mark) {
      const place = `${mark.space} ${mark.from}`
      const before = waiting.get(place)
      if (!before && waiting.size >= mostWaiting) return
      const further = (of: 'delivered' | 'read' | 'shown') => Math.max(mark[of], before?.[of] ?? 0)
      waiting.set(place, { ...mark, delivered: further('delivered'), read: further('read'), shown: further('shown') })
      running ??= run()
    },
    drained: async () => running,
  }
}
