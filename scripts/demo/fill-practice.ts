import { publishCounsellor, refreshLicence } from '#modules/counsellors'
import { recordLicence } from '#modules/credentials'
import { setUpPractice, showPractice } from '#modules/practice'
import { inTransaction, type Context } from '#platform/context'
import type { DemoCounsellor, DemoLicence } from './demo-counsellor.ts'
import { demoToday } from './demo-licences.ts'
import { makeManyCounsellors } from './many-counsellors.ts'
import { people } from './people.ts'
import { demoPractice } from './practice.ts'

/** Fills an empty practice through the same use cases as its pages; a filled one stays as it is. */
export async function fillPractice(context: Context, counsellors: number): Promise<void> {
  const isFilled = await showPractice(context).then(
    () => true,
    () => false,
  )
  if (isFilled) return
  const { name, city, timeZone, email, languages, ...details } = demoPractice
  await setUpPractice(context, { name, city, timeZone, email, languages: [...languages] }, details)
  const extra = makeManyCounsellors(Math.max(0, counsellors - people.length))
  await inTransaction(context, async (inside) => {
    for (const person of [...people, ...extra]) await addCounsellor(inside, person)
  })
  await context.db.execute('analyze')
}

async function addCounsellor(context: Context, { licences, ...person }: DemoCounsellor): Promise<void> {
  const counsellorId = await publishCounsellor(context, person)
  for (const licence of licences) await recordLicence(context, { counsellorId, ...licenceRow(licence, context.now()) })
  await refreshLicence(context, counsellorId)
}

/** The demo lives on `demoToday`; its licences move along with the calendar, so that they stay as they were meant. */
function licenceRow({ state, issuedOn, expiresOn, ...licence }: DemoLicence, now: Temporal.Instant) {
  const today = now.toZonedDateTimeISO(demoPractice.timeZone).toPlainDate()
  const moved = (day: string) =>
    Temporal.PlainDate.from(day)
      .add(Temporal.PlainDate.from(demoToday).until(today, { largestUnit: 'day' }))
      .toString()
  return {
    ...licence,
    issuedOn: moved(issuedOn),
    expiresOn: expiresOn && moved(expiresOn),
    verifiedOn: state === 'unverified' ? null : moved(issuedOn),
    verifiedBy: state === 'unverified' ? null : 'demo',
  }
}
