import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { InvitationView } from '#contract/people'
import { createPracticeKey, issueCertificate, rotateIdentity, toBase64url, type PracticeKey } from '#crypto'
import { aPerson, aStaffMember, aTestPractice, anAdmin, Browser, freshProof, loggedIn, registered, type Admin } from '#test/accounts'
import { aDatabase } from '#test/database'
import { fact } from '#test/fact'

const practice = await aTestPractice(await aDatabase())
const { app, clock, database } = practice

describe('an invitation', () => {
  test('makes one person a member of the staff, once, within 72 hours', async () => {
    const { browser } = await anAdmin(practice)
    const make = async () => (await browser.ask<{ token: string; id: string }>('POST', '/api/invitations', { role: 'supervisor' })).body
    const [used, late, withdrawn] = [await make(), await make(), await make()]
    expect((await new Browser(app).ask('POST', '/api/invitations/read', { token: used.token })).body).toMatchObject({ role: 'supervisor' })
    const member = await registered(practice, await aPerson(), used.token)
    const me = (await member.ask<{ accountId: string; username: string }>('GET', '/api/me')).body
    expect(me).toMatchObject({ role: 'supervisor', state: 'enrol' })
    const { body } = await browser.ask<{ invitations: InvitationView[] }>('GET', '/api/invitations')
    const usedOf = (id: string) => body.invitations.find((one) => one.id === id)?.used
    expect(usedOf(used.id)).toEqual({ at: clock.now.toString(), accountId: me.accountId, username: me.username })
    expect(usedOf(late.id)).toBeNull()
    const admin = (await browser.ask<{ username: string }>('GET', '/api/me')).body
    expect(body.invitations.find(({ id }) => id === late.id)).toMatchObject({ madeAt: clock.now.toString(), madeBy: admin.username })
    await database.pool.query('update accounts.invitation set used_by = null where id = $1', [used.id])
    const again = await browser.ask<{ invitations: InvitationView[] }>('GET', '/api/invitations')
    expect(again.body.invitations.find(({ id }) => id === used.id)?.used, 'used, by whomever').toEqual({ at: clock.now.toString() })
    const refused = async (token: string) =>
      (await new Browser(app).ask('POST', '/api/accounts', { ...(await aPerson()).registration, invitation: token })).body.code
    expect(await refused(used.token)).toBe('invitation-wrong')
    await browser.ask('DELETE', `/api/invitations/${withdrawn.id}`)
    expect(await refused(withdrawn.token)).toBe('invitation-wrong')
    expect(await refused('A'.repeat(43))).toBe('invitation-wrong')
    clock.pass({ hours: 73 })
    expect(await refused(late.token)).toBe('invitation-wrong')
  })

  test('used by two at once makes one of them staff, and the other nobody', async () => {
    const { browser } = await anAdmin(practice)
    const { token } = (await browser.ask<{ token: string }>('POST', '/api/invitations', { role: 'counsellor' })).body
    const people = await Promise.all([aPerson(), aPerson()])
    const answers = await Promise.all(
      people.map(({ registration }) => new Browser(app).ask('POST', '/api/accounts', { ...registration, invitation: token })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403])
    const { rowCount } = await database.pool.query('select from accounts.account where id = any ($1)', [people.map(({ accountId }) => accountId)])
    expect(rowCount).toBe(1)
  })

  test('needs a fresh proof of the admin, and is nobody else’s to give', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    expect((await member.browser.ask('POST', '/api/invitations', { role: 'admin' })).status).toBe(404)
    clock.pass({ minutes: 11 })
    expect((await admin.browser.ask('POST', '/api/invitations', { role: 'counsellor' })).body.code).toBe('step-up-needed')
  })
})

describe('the list of people', () => {
  test('goes through everybody by name, page by page, without a word of content', async () => {
    const { browser } = await anAdmin(practice)
    for (const _ of Array(5).keys()) await registered(practice, await aPerson())
    const seen: string[] = []
    for (let after = ''; ;) {
      type Page = { people: { username: string }[]; next: string | null }
      const { body } = await browser.ask<Page>('GET', `/api/people?limit=3${after && `&after=${after}`}`)
      seen.push(...body.people.map(({ username }) => username))
      if (body.next === null) break
      after = body.next
    }
    const { rows } = await database.pool.query<{ username: string }>('select username from accounts.account order by username, id')
    expect(seen).toEqual(rows.map(({ username }) => username))
    const { body } = await browser.ask<{ people: Record<string, unknown>[] }>('GET', '/api/people?role=admin')
    expect(body.people.map((person) => Object.keys(person).toSorted())).toEqual([
      ['accountId', 'certifiedUntil', 'role', 'secondFactor', 'since', 'state', 'username'],
    ])
    expect((await browser.ask('GET', '/api/people?after=%22')).body.code).toBe('bad-request')
  })

  test('is searched by a part of a name, however it is typed, within a role and page by page, and tells how many there are', async () => {
    const { browser } = await anAdmin(practice)
    for (const username of ['burung-kutilang-1', 'kutilang-senja', 'si.kutilang', 'kenari_100'])
      await registered(practice, await aPerson({ username }))
    type Found = { people: { username: string }[]; next: string | null; count: number }
    const search = async (body: object) => (await browser.ask<Found>('POST', '/api/people/search', body)).body
    const namesOf = ({ people }: Found) => people.map(({ username }) => username)
    const all = await search({ name: '  KUTILANG ' })
    expect(namesOf(all)).toEqual(['burung-kutilang-1', 'kutilang-senja', 'si.kutilang'])
    expect(all).toMatchObject({ count: 3, next: null })
    const first = await search({ name: 'kutilang', limit: 2 })
    expect([first.count, first.next !== null]).toEqual([3, true])
    expect(await search({ name: 'kutilang', limit: 2, after: first.next })).toMatchObject({
      people: [{ username: 'si.kutilang' }],
      count: 3,
      next: null,
    })
    expect((await search({ name: 'kutilang', role: 'admin' })).count).toBe(0)
    expect((await search({ name: 'kutilang', role: 'client' })).count).toBe(3)
    // Signs of patterns are letters like others.
    expect((await search({ name: '%' })).count).toBe(0)
    expect(namesOf(await search({ name: 'i_1' }))).toEqual(['kenari_100'])
    expect((await browser.ask('POST', '/api/people/search', { name: '\u0000' })).status).toBe(400)
  })

  test('tells of one of them what the list tells, and of nobody nothing', async () => {
    const admin = await anAdmin(practice)
    const client = await aPerson()
    const stranger = await registered(practice, client)
    const path = `/api/people/${client.accountId}`
    const { body } = await admin.browser.ask<{ people: { accountId: string }[] }>('GET', '/api/people?role=client&limit=100')
    expect((await admin.browser.ask('GET', path)).body).toEqual(body.people.find(({ accountId }) => accountId === client.accountId))
    expect((await admin.browser.ask('GET', `/api/people/${randomUUID()}`)).status).toBe(404)
    expect((await stranger.ask('GET', path)).status).toBe(404)
  })
})

describe('roles and freezing', () => {
  test('another role ends the logins; staff then need a second factor', async () => {
    const { browser } = await anAdmin(practice)
    const person = await aPerson()
    const own = await registered(practice, person)
    expect((await browser.ask('PUT', `/api/people/${person.accountId}/role`, { role: 'counsellor' })).status).toBe(200)
    expect((await own.ask('GET', '/api/me')).status).toBe(404)
    expect((await loggedIn(own, person.username, person.password)).body).toMatchObject({ state: 'enrol' })
  })

  test('whoever is frozen may do what anybody may, also with a login made before', async () => {
    const { browser } = await anAdmin(practice)
    const person = await aPerson()
    const own = await registered(practice, person)
    const cookie = new Map(own.cookies)
    expect((await browser.ask('POST', `/api/people/${person.accountId}/freeze`)).status).toBe(200)
    expect((await own.ask('GET', '/api/vault')).status).toBe(404)
    // The right password is no guess: however often it is shown, the answer says why it does not open.
    const again = new Browser(app)
    for (let turn = 0; turn < 8; turn += 1) {
      expect((await loggedIn(again, person.username, person.password)).body).toMatchObject({ code: 'account-frozen' })
    }
    expect((await new Browser(app).ask('POST', '/api/recovery/open', { username: person.username, proof: person.recoveryProof })).body.code).toBe(
      'account-frozen',
    )
    // Even were a login to survive, it would not be more than a stranger's.
    const { actorByLoginId } = await import('./actor-by-login.ts')
    await database.pool.query(
      `insert into accounts.login (id, account_id, token_sha256, state, device, created_at, seen_hour, proved_at)
       values ('00000000-0000-7000-8000-000000000001', $1, '\\x00', 'complete', '?', $2, $2, $2)`,
      [person.accountId, clock.now.toString()],
    )
    const actor = await actorByLoginId(
      { actor: { kind: 'anonymous' }, db: database.db, now: () => clock.now },
      '00000000-0000-7000-8000-000000000001',
    )
    expect(actor).toMatchObject({ kind: 'account', frozen: true })
    expect((await browser.ask('POST', `/api/people/${person.accountId}/unfreeze`)).status).toBe(200)
    expect((await loggedIn(new Browser(app), person.username, person.password)).status).toBe(200)
    expect(cookie.size).toBeGreaterThan(0)
  })

  test('the last admin stays, nobody freezes themselves, and of two who demote each other one remains', async () => {
    const one = await anAdmin(practice)
    const change = (admin: Admin, who: Admin, role: string) => admin.browser.ask('PUT', `/api/people/${who.person.accountId}/role`, { role })
    expect((await change(one, one, 'client')).body.code).toBe('last-admin')
    expect((await one.browser.ask('POST', `/api/people/${one.person.accountId}/freeze`)).body.code).toBe('not-yourself')
    const other = await aStaffMember(practice, one, 'admin')
    const answers = await Promise.all([change(one, other, 'client'), change(other, one, 'client')])
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    const { rows } = await database.pool.query<{ id: string }>(`select id from accounts.account where role = 'admin'`)
    expect(rows).toHaveLength(1)
    await database.pool.query(`update accounts.account set role = 'admin' where id = $1`, [one.person.accountId])
    await database.pool.query(`update accounts.account set role = 'client' where id = $1`, [other.person.accountId])
  })
})

describe('the practice’s word for its people', () => {
  let practiceKey: PracticeKey
  const certificate = (who: Admin, over: Record<string, unknown> = {}) => ({
    suite: 1 as const,
    uid: who.person.accountId,
    cardHash: who.person.identity.card.hash,
    name: 'Ratna Dewi, M.Psi., Psikolog',
    licence: 'SIPP 1234-56',
    roles: ['counsellor'],
    validUntil: Math.floor(clock.now.epochMilliseconds / 1000) + 3600 * 24 * 365,
    ...over,
  })
  const send = async (admin: Admin, who: Admin, over: Record<string, unknown> = {}) =>
    admin.browser.ask<{ id: string }>('POST', '/api/certificates', await issueCertificate(practiceKey, certificate(who, over)))

  test('rests on one key, which the first admin brings and no other replaces', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    const made = await createPracticeKey(admin.person.masterKey, admin.person.accountId)
    ;({ practiceKey } = made)
    expect((await send(admin, member)).body.code).toBe('practice-key-missing')
    const body = { publicKey: toBase64url(practiceKey.publicKey), wrapped: made.wrapped }
    expect((await admin.browser.ask('PUT', '/api/practice-key', body)).status).toBe(200)
    expect((await new Browser(app).ask('GET', '/api/practice-key')).body).toEqual({ publicKey: body.publicKey })
    expect((await admin.browser.ask('GET', '/api/practice-key/wrap')).body).toEqual(made.wrapped)
    const other = await createPracticeKey(admin.person.masterKey, admin.person.accountId)
    const second = { publicKey: toBase64url(other.practiceKey.publicKey), wrapped: other.wrapped }
    expect((await admin.browser.ask('PUT', '/api/practice-key', second)).body.code).toBe('practice-key-exists')
    expect((await admin.browser.ask('PUT', '/api/practice-key', { ...second, publicKey: body.publicKey })).body.code).toBe('keys-of-another')
    expect((await member.browser.ask('GET', '/api/practice-key/wrap')).status).toBe(404)
    expect((await admin.browser.ask('GET', '/api/practice-key/own')).body).toEqual({ publicKey: body.publicKey, held: true, copy: null })
    const another = await aStaffMember(practice, admin, 'admin')
    expect((await another.browser.ask('GET', '/api/practice-key/own')).body).toEqual({ publicKey: body.publicKey, held: false, copy: null })
    expect((await member.browser.ask('GET', '/api/practice-key/own')).status).toBe(404)
  })

  test('holds for whoever is signed in until it is revoked, at once', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    const client = await registered(practice, await aPerson())
    const card = () => client.ask('GET', `/api/certified-cards/${member.person.accountId}`)
    const isCertified = async () => (await member.browser.ask('GET', '/api/me')).body['certified']
    expect((await card()).status).toBe(404)
    expect(await isCertified()).toBe(false)
    const { body } = await send(admin, member)
    expect(await isCertified(), 'and the one whom it is for is told so').toBe(true)
    expect((await card()).body).toMatchObject({
      card: { card: { uid: member.person.accountId } },
      certificates: [{ certificate: { licence: 'SIPP 1234-56' } }],
    })
    expect((await new Browser(app).ask('GET', `/api/certified-cards/${member.person.accountId}`)).status).toBe(404)
    expect((await member.browser.ask('POST', `/api/certificates/${body.id}/revoke`)).status).toBe(404)
    expect((await admin.browser.ask('POST', `/api/certificates/${body.id}/revoke`)).status).toBe(200)
    expect((await card()).status).toBe(404)
    expect(await isCertified()).toBe(false)
    expect((await admin.browser.ask('POST', `/api/certificates/${body.id}/revoke`)).status).toBe(404)
  })

  test('is refused by its name when it is forged, for another, of another role, or over', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    const client = await aPerson()
    await registered(practice, client)
    const code = async (over: Record<string, unknown>) => (await send(admin, member, over)).body.code
    expect(await code({ roles: ['admin'] })).toBe('certificate-lacks-role')
    expect(await code({ roles: ['admin', 'counsellor'] })).toBe('certificate-lacks-role')
    expect(await code({ cardHash: client.identity.card.hash })).toBe('certificate-for-another')
    expect(await code({ validUntil: 1 })).toBe('certificate-expired')
    expect(await code({ uid: client.accountId })).toBe('certificate-lacks-role')
    const good = await issueCertificate(practiceKey, certificate(member))
    const forged = { ...good, certificate: { ...good.certificate, name: 'Orang Lain' } }
    expect((await admin.browser.ask('POST', '/api/certificates', forged)).body.code).toBe('signature-wrong')
    const stranger = await createPracticeKey(admin.person.masterKey, admin.person.accountId)
    const foreign = await issueCertificate(stranger.practiceKey, certificate(member))
    expect((await admin.browser.ask('POST', '/api/certificates', foreign)).body.code).toBe('signature-wrong')
    expect((await member.browser.ask('POST', '/api/certificates', good)).status).toBe(404)
  })

  test('sent twice is one certificate, also at once; revoked, its bytes do not bring it back, and a new one does', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    await freshProof(practice, admin)
    const signed = await issueCertificate(practiceKey, certificate(member))
    const post = (body: unknown) => admin.browser.ask<{ id: string }>('POST', '/api/certificates', body)
    const answers = [...(await Promise.all([post(signed), post(signed)])), await post(signed)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const ids = new Set(answers.map(({ body }) => body.id))
    expect(ids.size).toBe(1)
    const [id] = ids
    const issued = `select from audit.event where action = 'certificate.issued' and details ->> 'certificate' = $1`
    expect((await database.pool.query(issued, [id])).rowCount).toBe(1)

    await admin.browser.ask('POST', `/api/certificates/${id}/revoke`)
    type Keys = { certificates: { signed: unknown }[] }
    const { body } = await admin.browser.ask<Keys>('GET', `/api/people/${member.person.accountId}/keys`)
    const handedOut = await post(body.certificates[0]?.signed)
    expect([handedOut.status, handedOut.body.code]).toEqual([409, 'certificate-revoked'])
    const card = () => admin.browser.ask('GET', `/api/certified-cards/${member.person.accountId}`)
    expect((await card()).status).toBe(404)
    expect((await send(admin, member, { validUntil: certificate(member).validUntil + 86_400 })).status).toBe(200)
    expect((await card()).status).toBe(200)
  })

  test('says with the certificate and in the audit trail whether the fingerprint was compared; where nothing was said, it was not', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    await freshProof(practice, admin)
    for (const [days, said] of [
      [1, {}],
      [2, { fingerprintCompared: true }],
      [3, { fingerprintCompared: false }],
    ] as const) {
      const signed = await issueCertificate(practiceKey, certificate(member, { validUntil: certificate(member).validUntil + days * 86_400 }))
      expect((await admin.browser.ask('POST', '/api/certificates', { ...signed, ...said })).status).toBe(200)
    }
    const issued = `select details -> 'fingerprintCompared' as compared from audit.event where action = 'certificate.issued' and subject = $1 order by seq`
    const { rows } = await database.pool.query<{ compared: boolean }>(issued, [`account:${member.person.accountId}`])
    expect(rows.map(({ compared }) => compared)).toEqual([false, true, false])
    type Keys = { certificates: { fingerprintCompared: boolean }[] }
    const { body } = await admin.browser.ask<Keys>('GET', `/api/people/${member.person.accountId}/keys`)
    const newestFirst = body.certificates.map(({ fingerprintCompared }) => fingerprintCompared)
    expect(newestFirst.slice(0, 3)).toEqual([false, true, false])
    expect((await admin.browser.ask('POST', '/api/certificates', { fingerprintCompared: 'yes' })).status).toBe(400)
  })

  test('ends with the card: a rotation signed by the old key is kept, any other refused', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    await send(admin, member)
    const { person, browser } = member
    const next = await rotateIdentity(person.masterKey, person.identity.card, person.identity.identity.sign)
    const stranger = await aPerson()
    const forged = await rotateIdentity(person.masterKey, person.identity.card, stranger.identity.identity.sign)
    expect((await browser.ask('POST', '/api/identity', { signed: forged.signed, sealed: forged.sealed })).body.code).toBe('card-not-successor')
    const body = { signed: next.signed, sealed: next.sealed }
    const answers = await Promise.all([browser.ask('POST', '/api/identity', body), browser.ask('POST', '/api/identity', body)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
    expect((await browser.ask('GET', `/api/certified-cards/${person.accountId}`)).status).toBe(404)
    expect((await browser.ask<{ identity: { signed: { card: { ver: number } } } }>('GET', '/api/vault')).body.identity.signed.card.ver).toBe(2)
  })

  test('of somebody who is frozen, or has another role now, holds no longer', async () => {
    const admin = await anAdmin(practice)
    const [one, other] = [await aStaffMember(practice, admin, 'counsellor'), await aStaffMember(practice, admin, 'counsellor')]
    await send(admin, one)
    await send(admin, other)
    await freshProof(practice, admin)
    await admin.browser.ask('POST', `/api/people/${one.person.accountId}/freeze`)
    await admin.browser.ask('PUT', `/api/people/${other.person.accountId}/role`, { role: 'supervisor' })
    const client = await registered(practice, await aPerson())
    for (const { person } of [one, other]) expect((await client.ask('GET', `/api/certified-cards/${person.accountId}`)).status).toBe(404)
  })

  /** What somebody does while the row of an account is held, in a transaction that then changes it. */
  async function whileChanging<T>(who: Admin, change: string, work: () => Promise<T>): Promise<T> {
    const client = await database.pool.connect()
    try {
      await client.query('begin')
      await client.query(change, [who.person.accountId])
      const done = work()
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      await fact(async () => (await database.pool.query(waiting)).rowCount === 1)
      await client.query('commit')
      return await done
    } finally {
      client.release()
    }
  }

  test.each([
    ['was frozen', `update accounts.account set state = 'frozen' where id = $1`, 'not-found'],
    ['got another role', `update accounts.account set role = 'supervisor' where id = $1`, 'certificate-lacks-role'],
  ])('is not given to whoever %s while it was on its way', async (_what, change, code) => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    await freshProof(practice, admin)
    expect((await whileChanging(member, change, () => send(admin, member))).body.code).toBe(code)
    expect((await database.pool.query('select from keys.certificate where account_id = $1', [member.person.accountId])).rowCount).toBe(0)
  })

  test('is not given for a card that was replaced while it was on its way', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    await freshProof(practice, admin)
    const { person } = member
    const next = await rotateIdentity(person.masterKey, person.identity.card, person.identity.identity.sign)
    // The lock that a rotation holds, and the row that it adds.
    const added = `with held as materialized (select * from keys.card where account_id = $1 for update)
      insert into keys.card select account_id, 2, '${JSON.stringify(next.signed)}', '\\x01', '\\x01', sealed_keys, at from held`
    expect((await whileChanging(member, added, () => send(admin, member))).body.code).toBe('certificate-for-another')
  })

  test('is silent of whoever is frozen or something else now, also should a certificate be left in force', async () => {
    const admin = await anAdmin(practice)
    const member = await aStaffMember(practice, admin, 'counsellor')
    await freshProof(practice, admin)
    await send(admin, member)
    const client = await registered(practice, await aPerson())
    const card = async () => (await client.ask('GET', `/api/certified-cards/${member.person.accountId}`)).status
    expect(await card()).toBe(200)
    const become = (state: string, role: string) =>
      database.pool.query('update accounts.account set state = $2, role = $3 where id = $1', [member.person.accountId, state, role])
    await become('frozen', 'counsellor')
    expect(await card()).toBe(404)
    await become('active', 'supervisor')
    expect(await card()).toBe(404)
    await become('active', 'counsellor')
    expect(await card()).toBe(200)
  })
})
