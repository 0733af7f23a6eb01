import { asc, gt } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { beforeFirst, findBreak, type ChainedRecord, type ChainEnd } from './chain.ts'
import { auditEvent } from './tables.ts'

export type ChainReport = { readonly events: number; readonly lastHash: string | null; readonly broken: ReturnType<typeof findBreak> }

/** Rows read at once: a trail of years does not have to fit into memory. */
const pageRows = 1000

/** Walks the whole chain and names the first row that was edited, deleted or moved. */
export async function verifyAuditChain(db: Db): Promise<ChainReport> {
  let end: ChainEnd | null = null
  let events = 0
  let broken: ChainReport['broken'] = null
  for (;;) {
    const page: ChainedRecord[] = await readPage(db, end)
    if (page.length === 0) return { events, lastHash: end?.hash ?? null, broken }
    broken ??= findBreak(page, end ?? beforeFirst)
    events += page.length
    end = page.at(-1) ?? end
  }
}

async function readPage(db: Db, after: ChainEnd | null): Promise<ChainedRecord[]> {
  const rows = await db
    .select()
    .from(auditEvent)
    .where(after ? gt(auditEvent.seq, after.seq) : undefined)
    .orderBy(asc(auditEvent.seq))
    .limit(pageRows)
  return rows.map((row) => ({ ...row, at: Temporal.Instant.from(row.at.replace(' ', 'T')).toString({ fractionalSecondDigits: 3 }) }))
}
