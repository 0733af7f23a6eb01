import { publishCounsellor, refreshLicence } from '#modules/counsellors'
import { recordLicence } from '#modules/credentials'
import type { Argon2id } from '#crypto'
import { showPractice } from '#modules/practice'
import { inTransaction, type Context } from '#platform/context'
import { isDemo, markAsDemo, WrongPractice } from '#platform/demo-mark'
import type { UnopenedPractice } from '#server/start-server'
import type { DemoCounsellor, DemoLicence } from './demo-counsellor.ts'
import { demoToday } from './demo-licences.ts'
import { fillEpisodes } from './fill-episodes.ts'
import { fillMoney } from './fill-money.ts'
import { fillAccounts, fillUnplayed, type BackupCodes, type DemoPerson, type Licensed } from './fill-accounts.ts'
import { fillTimes } from './fill-times.ts'
import { makeManyCounsellors } from './many-counsellors.ts'
import { fillHours } from './fill-hours.ts'
import { nodeArgon2id } from './node-argon2id.ts'
import { people } from './people.ts'
import { demoPractice } from './practice.ts'

/**
 * Fills an empty practice through the same use cases as its pages; one that the demo filled stays as it is.
 * @returns a backup code of each of the staff; null when it was filled before
 * @throws WrongPractice for a real one
 */
export async function fillPractice(practice: UnopenedPractice, counsellors: number, argon2id: Argon2id = nodeArgon2id): Promise<BackupCodes | null> {
  const { context } = practice
  const isFilled = await showPractice(context).then(
    () => true,
    () => false,
  )
  if (isFilled && !(await isDemo(context.db)))
    throw new WrongPractice('There is a practice here that the demo did not make. The demo leaves it alone: set TEDUH_DATA to another data folder.')
  if (isFilled) return null
  await markAsDemo(context.db)
  const { backupCodes, people: persons, routes } = await fillAccounts(practice, (slug) => licensedAs(slug, context.now()), argon2id)
  const played = new Map(persons.map(({ of, account }) => [of.slug, account.keys.accountId]))
  const others = people.filter(({ slug }) => !played.has(slug)).map(({ slug }) => slug)
  const accounts = new Map([...played, ...(await fillUnplayed(practice, persons[0] as DemoPerson, others, demoPractice.timeZone))])
  const extra = makeManyCounsellors(Math.max(0, counsellors - people.length))
  await inTransaction(context, async (inside) => {
    for (const person of [...people, ...extra]) await addCounsellor(inside, person, accounts.get(person.slug) ?? null)
  })
  await fillHours(persons)
  await fillEpisodes(context.db, persons, context.now())
  await fillMoney(practice)
  const unplayed = people.filter(({ slug }) => !played.has(slug)).map(({ slug, timeZone }) => ({ timeZone, accountId: accounts.get(slug) ?? '' }))
  await fillTimes(context, routes, persons, unplayed)
  await context.db.execute('analyze')
  return backupCodes
}

/** What the admin read off the licence. */
function licensedAs(slug: string, now: Temporal.Instant): Licensed {
  const person = people.find((one) => one.slug === slug)
  const licence = person?.licences.find(({ state, expiresOn }) => state === 'verified' && expiresOn !== null)
  if (!person || !licence?.expiresOn) throw new Error(`no licence to vouch for: ${slug}`)
  return { name: person.name, number: licence.number, expiresOn: movedWithCalendar(licence.expiresOn, now) }
}

async function addCounsellor(context: Context, { licences, ...person }: DemoCounsellor, accountId: string | null): Promise<void> {
  const counsellorId = await publishCounsellor(context, { ...person, accountId })
  for (const licence of licences) await recordLicence(context, { counsellorId, ...licenceRow(licence, context.now()) })
  await refreshLicence(context, counsellorId)
}

/** The demo lives on `demoToday`; its licences move along with the calendar, so that they stay as they were meant. */
function movedWithCalendar(day: string, now: Temporal.Instant): string {
  const today = now.toZonedDateTimeISO(demoPractice.timeZone).toPlainDate()
  return Temporal.PlainDate.from(day)
    .add(Temporal.PlainDate.from(demoToday).until(today, { largestUnit: 'day' }))
    .toString()
}

function licenceRow({ state, issuedOn, expiresOn, ...licence }: DemoLicence, now: Temporal.Instant) {
  return {
    ...licence,
    issuedOn: movedWithCalendar(issuedOn, now),
    expiresOn: expiresOn && movedWithCalendar(expiresOn, now),
    verifiedOn: state === 'unverified' ? null : movedWithCalendar(issuedOn, now),
    verifiedBy: state === 'unverified' ? null : 'demo',
  }
}
