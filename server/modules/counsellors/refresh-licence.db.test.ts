import { expect, test } from 'vitest'
import { recordLicence } from '#modules/credentials'
import { inTransaction } from '#platform/context'
import { aLicence, aPractice, aPublishedCounsellor } from '#test/builders'
import { aContext, aDatabase, testNow } from '#test/database'
import { refreshTurningLicences } from './refresh-licence.ts'
import { searchCounsellors } from './search-counsellors.ts'

const database = await aDatabase()
const today = aContext(database)
const tomorrow = aContext(database, undefined, testNow.add({ hours: 24 }))

test('a licence that begins tomorrow counts tomorrow, without anybody touching it', async () => {
  await aPractice(today)
  const { id: counsellorId } = await aPublishedCounsellor(today, {}, null)
  const licence = aLicence(counsellorId, { issuedOn: '2026-11-21', expiresOn: '2031-11-20' })
  await inTransaction(today, (inside) => recordLicence(inside, licence))
  const isLicensed = async (context: typeof today) => (await searchCounsellors(context, {})).counsellors.map((card) => card.licensed)
  await refreshTurningLicences(today)
  expect(await isLicensed(today)).toEqual([false])
  await refreshTurningLicences(tomorrow)
  expect(await isLicensed(tomorrow)).toEqual([true])
})
