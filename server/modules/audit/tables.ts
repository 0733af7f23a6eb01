import { bigint, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'

const audit = pgSchema('audit')

export const auditEvent = audit.table('event', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  details: jsonb('details').$type<AuditDetails>().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
})

/** Codes and numbers about the event; never a confidential word. */
export type AuditDetails = Readonly<Record<string, string | number | boolean>>
