import { expect, onTestFinished, test } from 'vitest'
import { inTransaction } from '#platform/context'
import { readKeptMails, mailFolder } from '#platform/mail'
import { emit, startRelay } from '#platform/outbox'
import { startJobs } from '#platform/jobs'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { makeAccountTools } from '#modules/accounts'
import { allJobs, allRoutes } from '#server/app'
import { aConfig, aLog } from './builders.ts'
import { aDatabase, urlOf } from './database.ts'
import { fact } from './fact.ts'
import { withAddress } from './news.ts'
import { aPushServer } from './push-server.ts'
import { aSpace, aSpaceMember, aWriter } from './space-members.ts'

/** The whole way of a message to the screen and the mailbox of whom it is for: spaces, the minute's routine, push service and post. */
const database = await aDatabase()
const outerKey = outerKeyOf(newRing())
const head = { setCookie: () => undefined, forget: () => undefined }

async function thePractice() {
  const push = await aPushServer()
  const config = aConfig({ pushOrigins: [push.origin] })
  const routes = allRoutes(config, makeAccountTools({ outerKey, origin: config.origin }))
  const jobs = allJobs(config, database, outerKey)
  const minute = jobs.routines?.find(({ queue }) => queue === 'notifications.tell')
  const ask = (name: string) => routes.find(({ endpoint }) => endpoint.name === name)
  const mails = () => readKeptMails(mailFolder(config.dataFolder), 10)
  return { push, jobs, ask, mails, passMinute: () => minute?.handle() }
}

test('a message that lay there for a minute is told by push and by mail, and neither says a word of it', async () => {
  const { push, ask, mails, passMinute } = await thePractice()
  const [ani, budi] = [await aSpaceMember(database), await aSpaceMember(database, 'counsellor')]
  await withAddress(database, outerKey, budi.uid, 'budi@surel.example')
  await ask('subscribePush')?.run(budi.context, { body: { endpoint: `${push.origin}/budi` } }, head)
  const earlier = Temporal.Now.instant().subtract({ minutes: 2 })
  const context = { ...ani.context, now: () => earlier }
  const note = await aSpace(budi, [budi], { kind: 'private-note', client: '' })
  await ask('beginNote')?.run(budi.context, { body: note.made.signed }, head)
  // A conversation begins where people find each other; here it is enough that both are in it.
  await database.pool.query(`update spaces.space set kind = 'chat', client_id = $2 where id = $1`, [note.space, ani.uid])
  await database.pool.query(`insert into spaces.member (space_id, account_id, role, card_hash) values ($1, $2, 'client', $3)`, [
    note.space,
    ani.uid,
    Buffer.from(ani.card.hash, 'base64url'),
  ])
  const entry = await aWriter(ani, note)('kata yang rahasia')
  await ask('sendEntry')?.run(context, { params: { space: note.space }, body: entry }, head)
  await passMinute()
  await passMinute()
  expect(push.received.map(({ path, body }) => [path, body])).toEqual([['/budi', '']])
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail).toMatchObject({ to: 'budi@surel.example', subject: 'Ada kabar baru di Teduh' })
  const whole = JSON.stringify([mail?.subject, mail?.text, push.received.map(({ heads, path }) => [heads, path])])
  for (const word of ['rahasia', ani.uid, budi.uid, note.space, entry.ct]) expect(whole).not.toContain(word)
})

test('whoever could take a first word, and whoever is answered, has a notice outstanding', async () => {
  const { push, jobs, ask, passMinute } = await thePractice()
  const running = await startJobs(urlOf(database), { ...jobs, routines: [] }, aLog().log)
  const stopRelay = startRelay(database, running, aLog().log)
  onTestFinished(async () => {
    await stopRelay()
    await running.boss.stop({ graceful: false })
  })
  const [client, asked, other] = [
    await aSpaceMember(database),
    await aSpaceMember(database, 'counsellor'),
    await aSpaceMember(database, 'counsellor'),
  ]
  for (const [who, path] of [
    [client, 'client'],
    [asked, 'asked'],
    [other, 'other'],
  ] as const)
    await ask('subscribePush')?.run(who.context, { body: { endpoint: `${push.origin}/${path}` } }, head)
  const episodeId = client.uid
  const isDue = (uid: string) => async () =>
    (await database.pool.query('select from notifications.way where account_id = $1 and due_since is not null', [uid])).rowCount === 1
  await inTransaction(client.context, (inside) => emit(inside, 'episode.was-asked', { episodeId, clientId: client.uid, counsellorIds: [asked.uid] }))
  await fact(isDue(asked.uid))
  await passMinute()
  expect(push.received.splice(0).map(({ path }) => path)).toEqual(['/asked'])
  await inTransaction(asked.context, (inside) => emit(inside, 'episode.was-taken', { episodeId, clientId: client.uid, counsellorId: asked.uid }))
  await fact(isDue(client.uid))
  await passMinute()
  expect(push.received.map(({ path }) => path)).toEqual(['/client'])
})
