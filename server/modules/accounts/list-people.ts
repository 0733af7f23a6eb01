import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import type { Person } from '#contract/people'
import type { Role } from '#domain/accounts/roles'
import { certifiedUntil } from '#modules/keys'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/refusal'
import { hasSecondFactor, typedName } from './repository.ts'
import { instantOf } from '#platform/instants'
import { account } from './tables.ts'

const pageSize = 50

type Asked = { readonly after?: string; readonly limit?: number; readonly role?: Role }

type Page = { readonly people: Person[]; readonly next: string | null }

/** By name, because that is what an admin looks for; the cursor is the last name and id. */
export async function listPeople(context: Context, { after, limit = pageSize, role }: Asked): Promise<Page> {
  return pageOf(context, { after, limit, wanted: role && eq(account.role, role) })
}

/** The letters stand anywhere in the name: an admin remembers a part of it. */
export async function searchPeople(
  context: Context,
  { name, after, limit = pageSize, role }: Asked & { readonly name: string },
): Promise<Page & { count: number }> {
  const wanted = and(sql`strpos(${account.username}, ${typedName(name).name}) > 0`, role && eq(account.role, role))
  const [page, count] = await Promise.all([pageOf(context, { after, limit, wanted }), context.db.$count(account, wanted)])
  return { ...page, count }
}

type PageAsked = { readonly after: string | undefined; readonly limit: number; readonly wanted: SQL | undefined }

async function pageOf(context: Context, { after, limit, wanted }: PageAsked): Promise<Page> {
  const cursor = after === undefined ? null : readCursor(after)
  const further = cursor === null ? undefined : sql`(${account.username}, ${account.id}) > (${cursor.username}, ${cursor.id}::uuid)`
  const rows = await findPeople(context.db, and(further, wanted), limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    people: await presentPeople(context, page),
    next: rows.length > limit && last ? Buffer.from(JSON.stringify([last.username, last.accountId])).toString('base64url') : null,
  }
}

/** @throws Refusal not-found */
export async function showPerson(context: Context, accountId: string): Promise<Person> {
  const [person] = await presentPeople(context, await findPeople(context.db, eq(account.id, accountId), 1))
  if (!person) throw notFound()
  return person
}

type PersonRow = Awaited<ReturnType<typeof findPeople>>[number]

function findPeople(db: Db, wanted: SQL | undefined, limit: number) {
  return db
    .select({
      accountId: account.id,
      username: account.username,
      role: account.role,
      state: account.state,
      secondFactor: hasSecondFactor,
      createdAt: account.createdAt,
    })
    .from(account)
    .where(wanted)
    .orderBy(asc(account.username), asc(account.id))
    .limit(limit)
}

async function presentPeople({ db, now }: Context, rows: readonly PersonRow[]): Promise<Person[]> {
  const until = await certifiedUntil(
    db,
    rows.map((row) => row.accountId),
    now(),
  )
  return rows.map(({ createdAt, ...row }) => {
    const certified = until.get(row.accountId)
    return { ...row, since: instantOf(createdAt).toString(), certifiedUntil: certified ? instantOf(certified).toString() : null }
  })
}

function readCursor(text: string): { username: string; id: string } {
  try {
    const [username, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    if (typeof username === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { username, id }
  } catch {
    // Refused below.
  }
  throw new Refusal('bad-request')
}
