import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { askForCare, declineEpisode, listEpisodes, takeEpisode, withdrawEpisode, type Episode } from '#contract/episodes'
import { addEpoch, listEntries, sendEntry, type SealedEntry, type SignedEpoch } from '#contract/spaces'
import { spaceRoutes } from '#modules/spaces'
import { anonymous } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { askRoute } from '#test/ask-route'
import { aContext, aDatabase, testNow } from '#test/database'
import { aDecline, aFirstWord, anActiveEpisode, anAskedEpisode, askEpisodes, aTaking, aWithdrawal, onDuty } from '#test/episodes'
import { aSpace, aSpaceMember, aWriter, nameOnCertificate, theNext, type SpaceMember } from '#test/space-members'
import { lapseEpisodes } from './lapse-episodes.ts'

const database = await aDatabase()
const aClient = () => aSpaceMember(database)
const aCounsellor = () => aSpaceMember(database, 'counsellor')

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

const listOf = async ({ context }: SpaceMember, now = testNow): Promise<Episode[]> =>
  (await askEpisodes({ ...context, now: () => now }, listEpisodes, {})).episodes
const seenBy = async (member: SpaceMember, id: string) => (await listOf(member)).find((one) => one.id === id)
const take = (by: SpaceMember, episode: string, body: Awaited<ReturnType<typeof aTaking>>['body']) =>
  askEpisodes(by.context, takeEpisode, { params: { episode }, body })
const decline = (by: SpaceMember, episode: string, body: Awaited<ReturnType<typeof aDecline>>['body']) =>
  askEpisodes(by.context, declineEpisode, { params: { episode }, body })
const withdraw = (by: SpaceMember, episode: string, body: Awaited<ReturnType<typeof aWithdrawal>>['body']) =>
  askEpisodes(by.context, withdrawEpisode, { params: { episode }, body })
const ask = (by: SpaceMember, body: Awaited<ReturnType<typeof aFirstWord>>['body']) => askEpisodes(by.context, askForCare, { body })

async function traceOf(id: string): Promise<{ actions: string[]; events: string[] }> {
  const audit = await database.pool.query<{ action: string }>('select action from audit.event where subject = $1 order by seq', [`episode:${id}`])
  const outbox = await database.pool.query<{ name: string }>(`select name from platform.outbox where payload ->> 'episodeId' = $1 order by id`, [id])
  return { actions: audit.rows.map(({ action }) => action), events: outbox.rows.map(({ name }) => name) }
}

describe('a first word', () => {
  test('to a chosen counsellor stands in both lists, with the promise of a day, and for nobody else', async () => {
    const [client, chosen, other] = [await aClient(), await aCounsellor(), await aCounsellor()]
    const { id, intake } = await anAskedEpisode(client, [chosen])
    const expected = {
      id,
      state: 'asked',
      client: { uid: client.uid, name: `orang-${client.uid.slice(0, 8)}` },
      counsellor: { uid: chosen.uid, name: nameOnCertificate(chosen.uid), slug: null },
      askedOf: 'chosen',
      intakeSpace: intake.space,
      chatSpace: null,
      askedAt: testNow.toString(),
      takenAt: null,
      answerDueAt: testNow.add({ hours: 24 }).toString(),
      couldTake: 1,
    }
    expect(await listOf(client)).toEqual([expected])
    expect(await listOf(chosen)).toEqual([expected])
    expect(await listOf(other)).toEqual([])
    expect(await traceOf(id)).toEqual({ actions: ['episode.asked'], events: ['episode.was-asked'] })
  })

  test('sent twice, also at the same moment, is one; the answer is the same', async () => {
    const [client, chosen] = [await aClient(), await aCounsellor()]
    const { body, intake } = await aFirstWord(client, [chosen], chosen)
    const answers = await Promise.all([1, 2, 3].map(() => ask(client, body)))
    expect(new Set([...answers, await ask(client, body)].map(({ episode }) => episode)).size).toBe(1)
    expect(await listOf(client)).toHaveLength(1)
    const { rows } = await database.pool.query('select from spaces.entry where space_id = $1', [intake.space])
    expect(rows).toHaveLength(1)
    expect((await traceOf(answers[0]?.episode ?? '')).events).toEqual(['episode.was-asked'])
  })

  test('goes to everybody on duty, or to some of them, and is due within half a day', async () => {
    const [client, one, other] = [await aClient(), await aCounsellor(), await aCounsellor()]
    await onDuty(one, other)
    const { id } = await anAskedEpisode(client, [one], 'anyone')
    expect(await seenBy(client, id)).toMatchObject({
      counsellor: null,
      askedOf: 'anyone',
      couldTake: 1,
      answerDueAt: testNow.add({ hours: 12 }).toString(),
    })
    expect(await seenBy(other, id)).toBeUndefined()
  })

  test('is refused, and nothing kept, when it is sealed to somebody to whom it cannot go', async () => {
    const [client, onDutyOne, offDuty, frozen, revoked, supervisor] = [
      await aClient(),
      await aCounsellor(),
      await aCounsellor(),
      await aCounsellor(),
      await aCounsellor(),
      await aSpaceMember(database, 'supervisor'),
    ]
    await onDuty(onDutyOne, frozen, revoked)
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [frozen.uid])
    await database.pool.query('update keys.certificate set revoked_at = now() where account_id = $1', [revoked.uid])
    const tries: [SpaceMember[], SpaceMember | null][] = [
      [[onDutyOne, offDuty], null],
      [[onDutyOne, frozen], null],
      [[onDutyOne, revoked], null],
      [[onDutyOne, supervisor], null],
      [[offDuty, onDutyOne], offDuty],
      [[onDutyOne], offDuty],
      [[supervisor], supervisor],
      [[frozen], frozen],
      [[revoked], revoked],
    ]
    for (const [asked, to] of tries) {
      const { body, intake } = await aFirstWord(client, asked, to)
      expect(await codeOf(ask(client, body))).toBe('episode-addressees-changed')
      const { rows } = await database.pool.query('select from spaces.space where id = $1', [intake.space])
      expect(rows).toEqual([])
    }
    expect(await listOf(client)).toEqual([])
  })

  test('belongs to whoever asks, in a space for that, with an entry for that', async () => {
    const [client, other, chosen] = [await aClient(), await aClient(), await aCounsellor()]
    const { body, intake } = await aFirstWord(client, [chosen], chosen)
    expect(await codeOf(ask(other, body))).toBe('epoch-audience-unfit')
    const chat = await aSpace(client, [client, chosen])
    expect(await codeOf(ask(client, { ...body, epoch: chat.made.signed as typeof body.epoch }))).toBe('epoch-audience-unfit')
    const message = (await aWriter(client, intake)('halo')) as typeof body.entry
    expect(await codeOf(ask(client, { ...body, entry: message }))).toBe('bad-request')
    const elsewhere = await aFirstWord(client, [chosen], chosen)
    expect(await codeOf(ask(client, { ...body, entry: elsewhere.body.entry }))).toBe('entry-space-mismatch')
    expect(await listOf(client)).toEqual([])
  })

  test('is not asked twice of the same, nor of whom one talks with already, nor of more than three at once, also not in one moment', async () => {
    const client = await aClient()
    const counsellors = await Promise.all([aCounsellor(), aCounsellor(), aCounsellor(), aCounsellor(), aCounsellor()])
    const words = await Promise.all(counsellors.map((one) => aFirstWord(client, [one], one)))
    const codes = await Promise.all(words.map(({ body }) => codeOf(ask(client, body))))
    expect(codes.toSorted()).toEqual(['done', 'done', 'done', 'episode-too-many', 'episode-too-many'])
    const [again] = (await listOf(client)).map(({ counsellor }) => counsellors.find(({ uid }) => uid === counsellor?.uid))
    expect(await codeOf(ask(client, (await aFirstWord(client, [again as SpaceMember], again)).body))).toBe('episode-asked-already')
    const [talking, theirs] = [await aClient(), await aCounsellor()]
    await anActiveEpisode(talking, theirs)
    expect(await codeOf(ask(talking, (await aFirstWord(talking, [theirs], theirs)).body))).toBe('episode-asked-already')
  })
})

describe('whoever takes it', () => {
  test('is in the intake alone with the client from then on, and a conversation has begun', async () => {
    const [client, one, other] = [await aClient(), await aCounsellor(), await aCounsellor()]
    const episode = await anAskedEpisode(client, [one, other], 'anyone')
    const { body, chat } = await aTaking(episode, one)
    expect(await take(one, episode.id, body)).toEqual({ chatSpace: chat.space })
    for (const member of [client, one])
      expect(await seenBy(member, episode.id)).toMatchObject({
        state: 'active',
        counsellor: { uid: one.uid },
        askedOf: 'anyone',
        chatSpace: chat.space,
        takenAt: testNow.toString(),
        couldTake: 0,
      })
    expect(await listOf(other)).toEqual([])
    const { rows } = await database.pool.query<{ id: string }>('select account_id as id from spaces.member where space_id = $1', [
      episode.intake.space,
    ])
    expect(rows.map(({ id }) => id).toSorted()).toEqual([client.uid, one.uid].toSorted())
    expect(await traceOf(episode.id)).toEqual({
      actions: ['episode.asked', 'episode.taken'],
      events: ['episode.was-asked', 'episode.was-taken'],
    })
  })

  test('hears the same again when the answer was lost, also with a conversation made anew', async () => {
    const [client, one] = [await aClient(), await aCounsellor()]
    const episode = await anAskedEpisode(client, [one])
    const { body, chat } = await aTaking(episode, one)
    const answers = [
      await take(one, episode.id, body),
      await take(one, episode.id, body),
      await take(one, episode.id, (await aTaking(episode, one)).body),
    ]
    expect(answers).toEqual([{ chatSpace: chat.space }, { chatSpace: chat.space }, { chatSpace: chat.space }])
    expect((await traceOf(episode.id)).events).toEqual(['episode.was-asked', 'episode.was-taken'])
  })

  test('was the first: of twenty at once exactly one has it, and the others hear so', async () => {
    const client = await aClient()
    const counsellors = await Promise.all(Array.from({ length: 20 }, aCounsellor))
    const episode = await anAskedEpisode(client, counsellors, 'anyone')
    const takings = await Promise.all(counsellors.map((one) => aTaking(episode, one)))
    const codes = await Promise.all(
      counsellors.map((one, at) => codeOf(take(one, episode.id, takings[at]?.body ?? { epoch: null, chat: null as never }))),
    )
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(codes.filter((code) => code === 'episode-taken')).toHaveLength(19)
    const winner = codes.indexOf('done')
    expect(await seenBy(client, episode.id)).toMatchObject({ counsellor: { uid: counsellors[winner]?.uid }, chatSpace: takings[winner]?.chat.space })
    const { rows } = await database.pool.query('select from spaces.space where client_id = $1', [client.uid])
    expect(rows).toHaveLength(2)
  })

  test('removes exactly the others, and begins a conversation with exactly the client', async () => {
    const [client, one, other, third] = [await aClient(), await aCounsellor(), await aCounsellor(), await aCounsellor()]
    const episode = await anAskedEpisode(client, [one, other, third], 'anyone')
    const { body } = await aTaking(episode, one)
    expect(await codeOf(take(one, episode.id, { ...body, epoch: null }))).toBe('epoch-members-mismatch')
    const some = await theNext(episode.intake, one, [client, one, other], { kind: 'remove', who: [third.uid] })
    expect(await codeOf(take(one, episode.id, { ...body, epoch: some.made.signed as typeof body.chat }))).toBe('epoch-members-mismatch')
    const wrong = [
      await aSpace(one, [client, one, other]),
      await aSpace(one, [await aClient(), one]),
      await aSpace(one, [client, one], { kind: 'letters' }),
    ]
    const codes = await Promise.all(wrong.map(({ made }) => codeOf(take(one, episode.id, { ...body, chat: made.signed as typeof body.chat }))))
    expect(codes).toEqual(['epoch-members-mismatch', 'epoch-audience-unfit', 'epoch-audience-unfit'])
    const taken = await anActiveEpisode(client, await aCounsellor())
    expect(await codeOf(take(one, episode.id, { ...body, chat: taken.chat.made.signed as typeof body.chat }))).toBe('epoch-members-mismatch')
    expect((await seenBy(client, episode.id))?.state).toBe('asked')
    expect((await take(one, episode.id, body)).chatSpace).toBeTruthy()
  })

  test('does not use one conversation for two clients’ questions, or for two of the same', async () => {
    const [client, one] = [await aClient(), await aCounsellor()]
    const first = await anAskedEpisode(client, [one])
    await onDuty(one)
    const second = await anAskedEpisode(client, [one], 'anyone')
    const { body } = await aTaking(first, one)
    await take(one, first.id, body)
    expect(await codeOf(take(one, second.id, body))).toBe('epoch-stale')
  })
})

describe('whoever declines', () => {
  test('leaves it to the others; with the last it is declined, and the client can read why', async () => {
    const [client, one, other] = [await aClient(), await aCounsellor(), await aCounsellor()]
    const episode = await anAskedEpisode(client, [one, other], 'anyone')
    const first = await aDecline(episode, one)
    await decline(one, episode.id, first.body)
    await decline(one, episode.id, first.body)
    expect(await seenBy(client, episode.id)).toMatchObject({ state: 'asked', couldTake: 1 })
    expect(await listOf(one)).toEqual([])
    // Whoever left knows the key of the epoch by which they did: nothing is sealed under it.
    const tooEarly = await aDecline({ ...episode, intake: first.intake, asked: [other] }, other)
    expect(await codeOf(decline(other, episode.id, tooEarly.body))).toBe('entry-epoch-unsafe')
    const next = await theNext(first.intake, other, [client, other])
    await askRoute(spaceRoutes(), other.context, addEpoch, { params: { space: next.space }, body: next.made.signed as SignedEpoch })
    const second = await aDecline({ ...episode, intake: next, asked: [other] }, other)
    await decline(other, episode.id, second.body)
    expect(await seenBy(client, episode.id)).toMatchObject({ state: 'declined', couldTake: 0, answerDueAt: null, counsellor: null })
    const { entries } = await askRoute(spaceRoutes(), client.context, listEntries, { params: { space: next.space }, query: {} })
    expect(entries.map(({ body, entry }) => [body, entry.header.kind])).toEqual([
      ['whole', 'intake'],
      ['whole', 'decline'],
      ['whole', 'decline'],
    ])
    expect(await traceOf(episode.id)).toEqual({
      actions: ['episode.asked', 'episode.declined', 'episode.declined'],
      events: ['episode.was-asked', 'episode.was-declined'],
    })
  })

  test('need not say why; a chosen one’s no is the answer', async () => {
    const [client, one] = [await aClient(), await aCounsellor()]
    const episode = await anAskedEpisode(client, [one])
    const { body } = await aDecline(episode, one)
    await decline(one, episode.id, { ...body, entry: null as never })
    expect(await seenBy(client, episode.id)).toMatchObject({ state: 'declined', counsellor: { uid: one.uid } })
  })

  test('hears when somebody else has taken it, and cannot use the moment to send others away', async () => {
    const [client, one, other] = [await aClient(), await aCounsellor(), await aCounsellor()]
    const episode = await anAskedEpisode(client, [one, other], 'anyone')
    const late = await aDecline(episode, other)
    const removal = await theNext(episode.intake, one, [client, one], { kind: 'remove', who: [other.uid] })
    expect(await codeOf(decline(one, episode.id, { ...late.body, epoch: removal.made.signed as typeof late.body.epoch }))).toBe('epoch-may-not')
    await take(one, episode.id, (await aTaking(episode, one)).body)
    expect(await codeOf(decline(other, episode.id, late.body))).toBe('episode-taken')
    expect(await codeOf(take(other, episode.id, (await aTaking(episode, other)).body))).toBe('episode-taken')
  })
})

describe('a client', () => {
  test('takes a question back, twice as once, and nobody else can read on', async () => {
    const [client, one, other] = [await aClient(), await aCounsellor(), await aCounsellor()]
    const episode = await anAskedEpisode(client, [one, other], 'anyone')
    const { body } = await aWithdrawal(episode)
    const some = await theNext(episode.intake, client, [client, one], { kind: 'remove', who: [other.uid] })
    expect(await codeOf(withdraw(client, episode.id, { epoch: some.made.signed as typeof body.epoch }))).toBe('epoch-members-mismatch')
    await withdraw(client, episode.id, body)
    await withdraw(client, episode.id, body)
    expect(await seenBy(client, episode.id)).toMatchObject({ state: 'withdrawn', answerDueAt: null })
    expect([await listOf(one), await listOf(other)]).toEqual([[], []])
    expect(await codeOf(take(one, episode.id, (await aTaking(episode, one)).body))).toBe('episode-over')
    expect((await traceOf(episode.id)).actions).toEqual(['episode.asked', 'episode.withdrawn'])
  })

  test('and a counsellor at the same moment: either it is taken or it is back, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [client, one] = [await aClient(), await aCounsellor()]
      const episode = await anAskedEpisode(client, [one])
      const [taking, withdrawal] = [await aTaking(episode, one), await aWithdrawal(episode)]
      const acts = [() => codeOf(take(one, episode.id, taking.body)), () => codeOf(withdraw(client, episode.id, withdrawal.body))]
      const codes = await Promise.all((round % 2 === 0 ? acts : acts.toReversed()).map((act) => act()))
      const [taken, back] = round % 2 === 0 ? codes : codes.toReversed()
      expect([
        ['done', 'episode-taken'],
        ['episode-over', 'done'],
      ]).toContainEqual([taken, back])
      expect((await seenBy(client, episode.id))?.state).toBe(taken === 'done' ? 'active' : 'withdrawn')
    }
  })
})

describe('when the promised time is over', () => {
  test('it goes back to the client, once, also by several processes; late is better than never until then', async () => {
    const [client, one, other] = [await aClient(), await aCounsellor(), await aCounsellor()]
    const lapsing = await anAskedEpisode(client, [one, other], 'anyone')
    const open = await anAskedEpisode(client, [other])
    const at = (hours: number) => aContext(database, anonymous, testNow.add({ hours }))
    await lapseEpisodes(aContext(database, anonymous, testNow.add({ hours: 12 }).subtract({ nanoseconds: 1000 })))
    expect((await seenBy(client, lapsing.id))?.state).toBe('asked')
    const rounds = await Promise.all([lapseEpisodes(at(12)), lapseEpisodes(at(12)), lapseEpisodes(at(12))])
    expect(rounds.flatMap(({ concerned }) => concerned).filter((uid) => uid === client.uid)).toHaveLength(1)
    expect(await seenBy(client, lapsing.id)).toMatchObject({ state: 'lapsed', answerDueAt: null, couldTake: 0 })
    expect((await seenBy(client, open.id))?.state).toBe('asked')
    expect(await seenBy(one, lapsing.id)).toBeUndefined()
    expect(await codeOf(take(one, lapsing.id, (await aTaking(lapsing, one)).body))).toBe('episode-over')
    expect(await traceOf(lapsing.id)).toEqual({ actions: ['episode.asked', 'episode.lapsed'], events: ['episode.was-asked', 'episode.has-lapsed'] })
    await withdraw(client, lapsing.id, (await aWithdrawal(lapsing)).body)
    expect((await seenBy(client, lapsing.id))?.state).toBe('withdrawn')
  })

  test('more than fit into one go are done in one run', async () => {
    await database.pool.query(
      `insert into episodes.episode (client_id, intake_space, asked_at, promised_until) select gen_random_uuid(), gen_random_uuid(), $1, $1 from generate_series(1, 120)`,
      [testNow.subtract({ hours: 48 }).toString()],
    )
    expect((await lapseEpisodes(aContext(database))).reply).toBeGreaterThanOrEqual(120)
  })
})

describe('an answer in the conversation', () => {
  test('is due a day after the oldest word of the client that none of the counsellor’s follows', async () => {
    const [client, counsellor] = [await aClient(), await aCounsellor()]
    const { id, chat } = await anActiveEpisode(client, counsellor)
    const writers = { client: aWriter(client, chat), counsellor: aWriter(counsellor, chat) }
    const say = async (who: keyof typeof writers, minutes: number) => {
      const { context } = who === 'client' ? client : counsellor
      const body = (await writers[who]('halo')) as SealedEntry
      await askRoute(spaceRoutes(), { ...context, now: () => testNow.add({ minutes }) }, sendEntry, { params: { space: chat.space }, body })
    }
    const dueAt = async () => (await seenBy(counsellor, id))?.answerDueAt
    const due = (minutes: number) => testNow.add({ minutes, hours: 24 }).toString()
    expect(await dueAt()).toBe(due(0))
    await say('client', 5)
    expect(await dueAt()).toBe(due(0))
    await say('counsellor', 10)
    expect(await dueAt()).toBeNull()
    await say('client', 20)
    await say('client', 30)
    expect(await dueAt()).toBe(due(20))
    expect((await seenBy(client, id))?.answerDueAt).toBe(due(20))
    await say('counsellor', 40)
    expect(await dueAt()).toBeNull()
  })

  test('orders the list of a counsellor: what is due first on top', async () => {
    const counsellor = await aCounsellor()
    const first = await anActiveEpisode(await aClient(), counsellor)
    await onDuty(counsellor)
    const second = await anAskedEpisode(await aClient(), [counsellor], 'anyone')
    expect((await listOf(counsellor)).map(({ id }) => id)).toEqual([second.id, first.id])
  })
})

test('a question that does not exist is as one of strangers', async () => {
  const [client, one] = [await aClient(), await aCounsellor()]
  const episode = await anAskedEpisode(client, [one])
  expect(await codeOf(take(one, randomUUID(), (await aTaking(episode, one)).body))).toBe('not-found')
})
