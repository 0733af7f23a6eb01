import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createPracticeKey, toBase64url } from '#crypto'
import { makeMailer } from '#platform/mail'
import { aNewPassword, anAdmin, aPerson, aTestPractice, Browser, loggedIn, registered, withTotp } from '#test/accounts'
import { secretBytes } from '#test/app-code'
import { aConfig } from '#test/builders'
import { aDatabase } from '#test/database'

const practice = await aTestPractice(await aDatabase())
const folder = await mkdtemp(join(tmpdir(), 'teduh-canary-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Everything in the database, row by row, as text; bytea as hex. */
async function dump(): Promise<string> {
  const { pool } = practice.database
  const { rows } = await pool.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)
  const parts = await Promise.all(
    rows.map(
      async ({ name }) =>
        (await pool.query<{ all: string | null }>(`select string_agg(to_jsonb(t)::text, chr(10)) as all from ${name} t`)).rows[0]?.all,
    ),
  )
  return parts.filter(Boolean).join('\n')
}

/** The write-ahead log, where even what was rolled back or overwritten still lies. */
async function writeAheadLog(): Promise<Buffer> {
  const { rows } = await practice.database.pool.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
  const wal = join(rows[0]?.folder ?? '', 'pg_wal')
  const names = (await readdir(wal)).filter((name) => /^[0-9A-F]{24}$/.test(name))
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(wal, name)))))
}

/** A second admin, by an invitation and with the practice's key; a backup code of theirs is used up. @returns what may be found nowhere */
async function secretsOfStaff(): Promise<Record<string, string>> {
  const admin = await anAdmin(practice)
  const { token } = (await admin.browser.ask<{ token: string }>('POST', '/api/invitations', { role: 'admin' })).body
  await new Browser(practice.app).ask('POST', '/api/invitations/read', { token })
  const person = await aPerson()
  const browser = await registered(practice, person, token)
  const { secret, backupCodes } = await withTotp(browser, practice)
  const { practiceKey, wrapped } = await createPracticeKey(person.masterKey, person.accountId)
  const held = await browser.ask('PUT', '/api/practice-key', { publicKey: toBase64url(practiceKey.publicKey), wrapped })
  await browser.ask('GET', '/api/practice-key/wrap')
  const again = new Browser(practice.app)
  await loggedIn(again, person.username, person.password)
  const used = await again.ask('POST', '/api/login/backup-code', { code: backupCodes[0] })
  expect([held.status, used.status]).toEqual([200, 200])
  return {
    'token of an invitation': token,
    'password of the staff': person.password,
    'auth key of the staff': person.authKey,
    'login cookie of the staff': again.login ?? '',
    'secret of the staff’s app': secret,
    'bytes of that secret': secretBytes(secret).toString('base64url'),
    'wrap of the practice’s key': wrapped.ct,
    'password wrap of the staff': person.registration.keys.passwordWrap.ct,
    ...Object.fromEntries(
      backupCodes.flatMap((code, at) => [
        [`backup code ${at}`, code],
        [`backup code ${at} as it is kept`, code.replace('-', '')],
      ]),
    ),
  }
}

test('what opens an account is found nowhere: not in the database, its write-ahead log, the log or the mails', async () => {
  const person = await aPerson({ email: 'burung.kenari@surel.example' })
  const browser = await registered(practice, person)
  const { secret, backupCodes } = await withTotp(browser, practice)
  const { tokenForMail } = await import('./email.ts')
  const context = { actor: { kind: 'anonymous' as const }, db: practice.database.db, now: () => practice.clock.now }
  const question = await tokenForMail(context, practice.outerKey, person.accountId)
  await browser.ask('POST', '/api/email/verify', { token: question?.token })
  const next = await aNewPassword(person, 'kenari bernyanyi di pagi hari')
  await browser.ask('PUT', '/api/password', next.body)
  await loggedIn(new Browser(practice.app), person.username, 'tebakan yang salah')
  await new Browser(practice.app).ask('POST', '/api/recovery/open', { username: person.username, proof: person.recoveryProof })
  const { sendNotice } = await import('./notices.ts')
  const mailer = makeMailer(aConfig({ dataFolder: folder }))
  await sendNotice(context, { outerKey: practice.outerKey, origin: 'http://localhost:3000' }, mailer, 'password.was-changed', person.accountId)

  const secrets: Readonly<Record<string, string>> = {
    password: person.password,
    'new password': next.password,
    'auth key': person.authKey,
    'new auth key': next.body.authKey,
    'recovery code': person.recoveryCode,
    'recovery proof': person.recoveryProof,
    'TOTP secret': secret,
    'backup code': backupCodes[0] ?? '',
    'login cookie': browser.login ?? '',
    'mail token': question?.token ?? '',
    'mail address': 'burung.kenari@surel.example',
    'password wrap': person.registration.keys.passwordWrap.ct,
    ...(await secretsOfStaff()),
  }
  const spellings = (text: string) =>
    [text, Buffer.from(text).toString('hex'), Buffer.from(text, 'base64url').toString('hex')].filter((one) => one.length >= 10)
  const mails = await Promise.all((await readdir(join(folder, 'mails'))).map((name) => readFile(join(folder, 'mails', name), 'utf8')))
  const places = { database: await dump(), log: practice.logLines.join('\n'), mails: mails.map((mail) => mail.replace(/^To: .*/, '')).join('\n') }
  const wal = await writeAheadLog()
  expect(mails).toHaveLength(1)
  // The search itself works: what may be there is found.
  expect(places.database).toContain(person.username)
  expect(wal.includes(person.username)).toBe(true)
  for (const [what, text] of Object.entries(secrets)) {
    for (const [place, content] of Object.entries(places))
      for (const spelling of spellings(text)) expect(content.includes(spelling), `${what} in ${place}`).toBe(false)
    expect(wal.includes(text) || wal.includes(Buffer.from(text, 'base64url')), `${what} in the write-ahead log`).toBe(false)
  }
})

test('an e-mail address is used once its owner answered, within a day, and each mail’s link once', async () => {
  const { tokenForMail } = await import('./email.ts')
  const context = { actor: { kind: 'anonymous' as const }, db: practice.database.db, now: () => practice.clock.now }
  const person = await aPerson({ email: 'sekar@surel.example' })
  const browser = await registered(practice, person)
  const mail = () => tokenForMail(context, practice.outerKey, person.accountId)
  const [older, newer] = [await mail(), await mail()]
  const verify = (token = '') => new Browser(practice.app).ask('POST', '/api/email/verify', { token })
  expect((await browser.ask('GET', '/api/email')).body).toEqual({ verified: null, waiting: 'sekar@surel.example' })
  expect((await verify(older?.token)).body.code).toBe('email-token-wrong')
  expect((await verify(newer?.token)).status).toBe(200)
  expect((await verify(newer?.token)).body.code).toBe('email-token-wrong')
  expect((await browser.ask('GET', '/api/email')).body).toEqual({ verified: 'sekar@surel.example', waiting: null })
  await browser.ask('PUT', '/api/email', { email: 'lain@surel.example' })
  const late = await mail()
  practice.clock.pass({ hours: 25 })
  expect((await verify(late?.token)).body.code).toBe('email-token-wrong')
})
