import { createHash } from 'node:crypto'
import type { AuditDetails } from './tables.ts'

export type AuditRecord = {
  readonly seq: number
  /** Instant with milliseconds, UTC. */
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly details: AuditDetails
}

/** What the first event points back to. */
export const chainStart = '0'.repeat(64)

/** SHA-256 over the hash before and every field, as one JSON list in a fixed order (keys of the details sorted). */
export function chainHash(previousHash: string, record: AuditRecord): string {
  return createHash('sha256')
    .update(`[${JSON.stringify(previousHash)},${record.seq},${fieldsAfterSeq(record)}`)
    .digest('hex')
}

/** The end of that list: what is known of a row before its place in the chain is. */
export function fieldsAfterSeq({ at, actor, action, subject, details }: Omit<AuditRecord, 'seq'>): string {
  const sorted = Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([at, actor, action, subject, sorted]).slice(1)
}

export type ChainedRecord = AuditRecord & { readonly previousHash: string; readonly hash: string }

/** Where a chain begins, or where the part of it read so far ended. */
export type ChainEnd = { readonly seq: number; readonly hash: string }
export const beforeFirst: ChainEnd = { seq: 0, hash: chainStart }

/** The first row that does not fit onto the part before, with the reason; null when the chain is whole. */
export function findBreak(
  rows: Iterable<ChainedRecord>,
  before: ChainEnd = beforeFirst,
): { seq: number; reason: 'missing' | 'reordered' | 'changed' } | null {
  let previous: ChainEnd = before
  for (const row of rows) {
    if (row.seq <= previous.seq) return { seq: row.seq, reason: 'reordered' }
    if (row.seq !== previous.seq + 1) return { seq: previous.seq + 1, reason: 'missing' }
    if (row.previousHash !== previous.hash) return { seq: row.seq, reason: 'reordered' }
    if (row.hash !== chainHash(row.previousHash, row)) return { seq: row.seq, reason: 'changed' }
    previous = row
  }
  return null
}
