import { asc, gt } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { findBreak, type ChainedRecord } from './chain.ts'
import { auditEvent } from './tables.ts'

export type ChainReport = { readonly events: number; readonly lastHash: string | null; readonly broken: ReturnType<typeof findBreak> }

/** Reads the whole chain and names the first row that was edited, deleted or moved. */
export async function verifyAuditChain(db: Db): Promise<ChainReport> {
  const rows: ChainedRecord[] = []
  for (;;) {
    const last = rows.at(-1)
    const page = await db
      .select()
      .from(auditEvent)
      .where(last && gt(auditEvent.seq, last.seq))
      .orderBy(asc(auditEvent.seq))
      .limit(1000)
    if (page.length === 0) break
    rows.push(...page.map((row) => ({ ...row, at: Temporal.Instant.from(row.at.replace(' ', 'T')).toString({ fractionalSecondDigits: 3 }) })))
  }
  return { events: rows.length, lastHash: rows.at(-1)?.hash ?? null, broken: findBreak(rows) }
}
