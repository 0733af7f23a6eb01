import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { ageAnswer, agreement, crossBorderAgreement, type crossBorderDecision, crossBorderRule, place } from './tables.ts'

export type AgreementRow = typeof agreement.$inferSelect
export type RuleRow = typeof crossBorderRule.$inferSelect

/** Until the transaction ends this client says nothing else: what holds can be looked at, and followed by what fits. */
export async function holdClient(db: Db, clientId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('consents.client'), hashtext(${clientId}))`)
}

/** Newest first. */
export const findAgreements = (db: Db, clientId: string): Promise<AgreementRow[]> =>
  db.select().from(agreement).where(eq(agreement.clientId, clientId)).orderBy(desc(agreement.seq))

export async function findNewestAgreement(db: Db, clientId: string): Promise<AgreementRow | undefined> {
  const [row] = await db
    .select()
    .from(agreement)
    .where(and(eq(agreement.clientId, clientId), eq(agreement.kind, 'consent')))
    .orderBy(desc(agreement.seq))
    .limit(1)
  return row
}

export async function insertAgreement(db: Db, row: typeof agreement.$inferInsert): Promise<void> {
  await db.insert(agreement).values(row)
}

/** null: never asked. */
export async function findIsAdult(db: Db, clientId: string): Promise<boolean | null> {
  const [row] = await db
    .select({ isAdult: ageAnswer.isAdult })
    .from(ageAnswer)
    .where(eq(ageAnswer.clientId, clientId))
    .orderBy(desc(ageAnswer.seq))
    .limit(1)
  return row?.isAdult ?? null
}

export async function insertAgeAnswer(db: Db, row: typeof ageAnswer.$inferInsert): Promise<void> {
  await db.insert(ageAnswer).values(row)
}

export async function upsertPlace(db: Db, { clientId, ...said }: typeof place.$inferInsert): Promise<void> {
  await db
    .insert(place)
    .values({ clientId, ...said })
    .onConflictDoUpdate({ target: place.clientId, set: said })
}

/** Until the transaction ends: versions are given one after the other. */
export async function holdRules(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('consents.cross_border_rule'))`)
}

export async function findRule(db: Db): Promise<RuleRow> {
  const [row] = await db.select().from(crossBorderRule).orderBy(desc(crossBorderRule.version)).limit(1)
  if (!row) throw new Error('the first rule comes with the migration')
  return row
}

export async function insertRule(db: Db, row: RuleRow): Promise<void> {
  await db.insert(crossBorderRule).values(row)
}

export async function insertCrossBorderAgreement(db: Db, row: typeof crossBorderAgreement.$inferInsert): Promise<boolean> {
  const inserted = await db.insert(crossBorderAgreement).values(row).onConflictDoNothing().returning({ at: crossBorderAgreement.at })
  return inserted.length === 1
}

type Decision = Omit<typeof crossBorderDecision.$inferInsert, 'seq'>

/** Writes a row only where the last one for these two says something else. */
export async function noteDecision(db: Db, { clientId, counsellorId, country, province, verdict, why, ruleVersion, at }: Decision): Promise<void> {
  await db.execute(sql`
    insert into consents.cross_border_decision (client_id, counsellor_id, country, province, verdict, why, rule_version, at)
    select ${clientId}::uuid, ${counsellorId}::uuid, ${country}, ${province}, ${verdict}, ${why}, ${ruleVersion}, ${at}::timestamptz
    where not exists (
      select from (
        select * from consents.cross_border_decision where client_id = ${clientId} and counsellor_id = ${counsellorId} order by seq desc limit 1
      ) as last
      where last.country = ${country} and last.province = ${province} and last.verdict = ${verdict} and last.why = ${why}
        and last.rule_version = ${ruleVersion})`)
}

/** What a client has said so far, and the rule, in one round trip: it stands before every booking. */
export type Said = Pick<RuleRow, 'otherwise'> & {
  readonly act: 'given' | 'withdrawn' | null
  readonly language: AgreementRow['language'] | null
  readonly textVersion: number | null
  readonly sha256: string | null
  readonly isAdult: boolean | null
  readonly country: string | null
  readonly province: string | null
  readonly saidAt: string | null
  readonly version: number
  readonly withConsent: string[]
  readonly refused: string[]
  readonly crossBorderAgreed: boolean
}

/** @param counsellorId of the account: whose cross-border agreement is asked for */
export async function findSaid(db: Db, clientId: string, counsellorId: string): Promise<Said> {
  const { rows } = await db.execute<Said>(sql`
    select a.act, a.language, a.version as "textVersion", a.sha256, g.is_adult as "isAdult",
      p.country, p.province, p.said_at as "saidAt",
      r.version, r.otherwise, r.with_consent as "withConsent", r.refused,
      exists (select from consents.cross_border_agreement as c where c.client_id = ${clientId} and c.counsellor_id = ${counsellorId}
        and c.country = p.country and c.rule_version = r.version) as "crossBorderAgreed"
    from consents.cross_border_rule as r
    left join lateral (select * from consents.agreement where client_id = ${clientId} and kind = 'consent' order by seq desc limit 1) as a on true
    left join lateral (select * from consents.age_answer where client_id = ${clientId} order by seq desc limit 1) as g on true
    left join consents.place as p on p.client_id = ${clientId}
    order by r.version desc limit 1`)
  if (!rows[0]) throw new Error('the first rule comes with the migration')
  return rows[0]
}
