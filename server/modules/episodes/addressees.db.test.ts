import { describe, expect, test } from 'vitest'
import { changeDuty, getAddressees, getDuty } from '#contract/episodes'
import { verifyCard } from '#crypto'
import { changeDuty as change, endDutyOfOthers } from './duty.ts'
import { aPractice, aPublishedCounsellor } from '#test/builders'
import { aContext, aDatabase, testNow } from '#test/database'
import { anActiveEpisode, askEpisodes, onDuty } from '#test/episodes'
import { aSpaceMember, nameOnCertificate, withNewCard, type SpaceMember } from '#test/space-members'

const database = await aDatabase()
await aPractice(aContext(database))
const client = await aSpaceMember(database)
const aCounsellor = () => aSpaceMember(database, 'counsellor')

const addressees = (to?: string) => askEpisodes(client.context, getAddressees, { query: to === undefined ? {} : { to } })
const namesOnDuty = async () => (await addressees()).onDuty.map(({ uid }) => uid)
const dutyOf = ({ context }: SpaceMember) => askEpisodes(context, getDuty, {})
const freeze = (state: string, { uid }: SpaceMember) => database.pool.query('update accounts.account set state = $1 where id = $2', [state, uid])
const duties = async (action: string) => (await database.pool.query('select from audit.event where action = $1', [action])).rows.length

describe('duty', () => {
  test('is begun and ended by whoever is vouched for as a counsellor, and each change is in the trail once', async () => {
    const one = await aCounsellor()
    expect(await dutyOf(one)).toEqual({ onDuty: false, mayBe: true })
    await onDuty(one)
    await onDuty(one)
    expect(await dutyOf(one)).toEqual({ onDuty: true, mayBe: true })
    expect(await namesOnDuty()).toEqual([one.uid])
    await askEpisodes(one.context, changeDuty, { body: { onDuty: false } })
    await askEpisodes(one.context, changeDuty, { body: { onDuty: false } })
    expect([await namesOnDuty(), await dutyOf(one)]).toEqual([[], { onDuty: false, mayBe: true }])
    expect([await duties('duty.begun'), await duties('duty.ended')]).toEqual([1, 1])
  })

  test('is not for whoever nobody vouches for', async () => {
    const one = await aCounsellor()
    await database.pool.query('update keys.certificate set revoked_at = now() where account_id = $1', [one.uid])
    expect(await dutyOf(one)).toEqual({ onDuty: false, mayBe: false })
    await expect(onDuty(one)).rejects.toMatchObject({ code: 'duty-not-certified' })
    // Another role at the door would not do either.
    const supervisor = await aSpaceMember(database, 'supervisor')
    await expect(change(supervisor.context, true)).rejects.toMatchObject({ code: 'duty-not-certified' })
  })

  test('ends by itself for whoever is frozen, changes role, gets a new card or outlives the certificate; whoever comes back says so anew', async () => {
    const [frozen, promoted, renewed, outlived] = await Promise.all([aCounsellor(), aCounsellor(), aCounsellor(), aCounsellor()])
    await onDuty(frozen, promoted, renewed, outlived)
    expect((await namesOnDuty()).toSorted()).toEqual([frozen, promoted, renewed, outlived].map(({ uid }) => uid).toSorted())
    await freeze('frozen', frozen)
    await database.pool.query(`update accounts.account set role = 'supervisor' where id = $1`, [promoted.uid])
    await withNewCard(database, { ...renewed, role: 'client' })
    await database.pool.query('update keys.certificate set valid_until = $1 where account_id = $2', [testNow.toString(), outlived.uid])
    expect(await namesOnDuty()).toEqual([])
    await freeze('active', frozen)
    expect(await namesOnDuty()).toEqual([frozen.uid])
    await freeze('frozen', frozen)
    await Promise.all([endDutyOfOthers(aContext(database)), endDutyOfOthers(aContext(database))])
    await freeze('active', frozen)
    expect(await namesOnDuty()).toEqual([])
  })
})

describe('those to whom one can write', () => {
  test('come with a card and certificates that hold, and the name on them', async () => {
    const one = await aCounsellor()
    await onDuty(one)
    const { onDuty: [shown], answerWithinHours } = await addressees() // prettier-ignore
    expect(shown).toMatchObject({ uid: one.uid, name: nameOnCertificate(one.uid), slug: null })
    expect((await verifyCard(shown?.card)).hash).toBe(one.card.hash)
    expect(shown?.certificates.map(({ certificate }) => certificate.cardHash)).toEqual([one.card.hash])
    expect(answerWithinHours).toEqual({ chosen: 24, anyone: 12 })
    await askEpisodes(one.context, changeDuty, { body: { onDuty: false } })
  })

  test('have the one with the fewest in their care first, then whoever waits longest', async () => {
    const [busy, waiting, fresh] = [await aCounsellor(), await aCounsellor(), await aCounsellor()]
    await anActiveEpisode(await aSpaceMember(database), busy)
    await onDuty(busy)
    for (const [one, hours] of [
      [waiting, 3],
      [fresh, 1],
    ] as const)
      // prettier-ignore
      await change({ ...one.context, now: () => testNow.subtract({ hours }) }, true)
    expect(await namesOnDuty()).toEqual([waiting, fresh, busy].map(({ uid }) => uid))
    for (const one of [busy, waiting, fresh]) await change(one.context, false)
  })

  test('are at most fifty of those on duty', async () => {
    const many = await Promise.all(Array.from({ length: 51 }, aCounsellor))
    await onDuty(...many)
    expect(await namesOnDuty()).toHaveLength(50)
    for (const one of many) await change(one.context, false)
  })

  test('include the one who was chosen by the address of a public page, or by account, if the practice vouches for them', async () => {
    const [one, frozen, client2] = [await aCounsellor(), await aCounsellor(), await aSpaceMember(database)]
    const { slug } = await aPublishedCounsellor(aContext(database), { accountId: one.uid })
    const alone = await aPublishedCounsellor(aContext(database))
    await freeze('frozen', frozen)
    const chosen = async (to: string) => (await addressees(to)).chosen
    expect(await chosen(slug)).toMatchObject({ uid: one.uid, slug })
    expect(await chosen(one.uid)).toMatchObject({ uid: one.uid, slug })
    for (const nobody of [alone.slug, 'tidak-ada', frozen.uid, client2.uid, client.uid]) expect(await chosen(nobody)).toBeNull()
    expect((await addressees()).chosen).toBeNull()
  })
})
