import { createHash, randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { dateOf, dayOf } from '#domain/scheduling/wall-clock'

/** Written into the tables at once: what is measured is asking, not filling. */
export async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const weekly = JSON.stringify(
  Array.from({ length: 7 }, (_, weekday) =>
    weekday < 5
      ? [
          { from: 540, to: 720 },
          { from: 780, to: 1020 },
        ]
      : [],
  ),
)

/** Somebody stands behind each page, with hours, and so many appointments in the next thirty days. @param most how many pages */
export async function fillTimes(connectionString: string, most: number, bookings: number): Promise<void> {
  const today = dayOf(Temporal.Now.plainDateISO('Asia/Jakarta'))
  const firstMonday = dateOf(today + 7 - ((today + 3) % 7)).toString()
  await withClient(connectionString, async (client) => {
    await client.query(`
      with chosen as (select id, time_zone, coalesce(account_id, gen_random_uuid()) as account from counsellors.counsellor order by id limit ${most}),
        made as (insert into accounts.account (id, username, skeleton, role, language, theme, time_zone, verifier_sealed, created_at)
          select account, 'k-' || account, 'k-' || account, 'counsellor', 'id', 'system', time_zone, '\\x00', now() from chosen
          where not exists (select from accounts.account a where a.id = chosen.account))
      update counsellors.counsellor c set account_id = account, licensed_until = '2100-01-01' from chosen where chosen.id = c.id`)
    await client.query(`update credentials.licence set expires_on = '2100-01-01', revoked_on = null, verified_on = issued_on, verified_by = 'bench'`)
    await client.query(`
      insert into scheduling.calendar (counsellor_id, time_zone, weekly, exceptions, notice_hours, horizon_days, step_minutes, break_minutes)
      select account_id, time_zone, '${weekly}', '[]', 2, 60, 15, 10 from counsellors.counsellor where account_id is not null
      on conflict (counsellor_id) do update set weekly = excluded.weekly, step_minutes = 15, notice_hours = 2, horizon_days = 60, most_per_day = null`)
    await client.query(`
      insert into scheduling.appointment (id, client_id, counsellor_id, service_id, mode, service_name, minutes, price_idr, starts_at, ends_at,
        occupied_until, state, change_until, grace_until, client_time_zone, made_at, confirmed_at)
      select gen_random_uuid(), gen_random_uuid(), counsellor_id, gen_random_uuid(), 'video', '{"id":"","en":""}', 50, 0, at, at + interval '50 minutes',
        at + interval '1 hour', 'confirmed', at, at, 'Asia/Jakarta', now(), now()
      from (select counsellor_id, (date '${firstMonday}' + n % 5 + 7 * (n / 5 % 4) + time '02:00' + n / 20 * interval '2 hours') at time zone 'UTC' as at
        from scheduling.calendar, generate_series(0, ${bookings - 1}) n) times
      on conflict do nothing`)
    await client.query('delete from platform.outbox')
    await client.query('vacuum analyze')
  })
}

/** Cookies of so many clients who are logged in, of whom nothing is missing before a booking. */
export async function fillClients(connectionString: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest())
  await withClient(connectionString, async (client) => {
    await client.query(
      `with made as (insert into accounts.account (id, username, skeleton, role, language, theme, time_zone, verifier_sealed, created_at)
          select id, 'c-' || id, 'c-' || id, 'client', 'id', 'system', 'Asia/Jayapura', '\\x00', now() from (select gen_random_uuid() as id from generate_series(1, $1::int)) new
          returning id),
        numbered as (select id, row_number() over () as n from made),
        logged as (insert into accounts.login (account_id, token_sha256, state, device, created_at, seen_hour, proved_at)
          select id, hash, 'complete', 'bench', now(), date_trunc('hour', now()), now() from numbered join unnest($2::bytea[]) with ordinality as h (hash, n) using (n)),
        grown as (insert into consents.age_answer (client_id, is_adult, at) select id, true, now() from made),
        placed as (insert into consents.place (client_id, country, province, said_at) select id, 'ID', 'ID-PA', now() from made)
      insert into consents.agreement (client_id, kind, language, version, sha256, act, signed, at)
      select id, 'consent', 'id', t.version, t.sha256, 'given', '{}', now() from made, (
        select version, sha256 from practice.text_version where kind = 'consent' and language = 'id' order by version desc limit 1) t`,
      [count, hashes],
    )
    await client.query('vacuum analyze')
  })
  return tokens
}
