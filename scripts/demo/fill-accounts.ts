import { createHmac } from 'node:crypto'
import { register } from '#contract/accounts'
import type { FirstSetUp } from '#contract/first-set-up'
import type { SignedCertificate } from '#contract/key-shapes'
import { certify, confirmRecoveryCode, getPersonKeys } from '#contract/keys'
import { invite } from '#contract/people'
import { confirmBackupCodes, confirmTotp, startTotp } from '#contract/second-factors'
import { createPracticeKey, issueCertificate, suite, toBase64url, verifyCard, type Argon2id, type PracticeKey } from '#crypto'
import { isStaff } from '#domain/accounts/roles'
import { codeOf, stepAt } from '#domain/accounts/totp'
import { makeAccount, type NewAccount } from '#lib/new-keys'
import { setUpPractice } from '#modules/practice'
import type { AnyRoute } from '#platform/route'
import type { UnopenedPractice } from '#server/start-server'
import { allRoutes } from '#server/app'
import { demoAccounts, totpSecretOf, type DemoAccount } from './accounts.ts'
import { makeDemoBrowser, type DemoBrowser } from './demo-browser.ts'
import { demoPractice } from './practice.ts'

/** A counsellor's name and licence, as on the public pages. */
export type Licensed = { readonly name: string; readonly number: string; readonly expiresOn: string }

/** Somebody of the demo with the keys that only their browser has. */
export type DemoPerson = { readonly of: DemoAccount; readonly account: NewAccount; readonly browser: DemoBrowser }

/** Backup codes by name: shown once, as to anybody. */
export type BackupCodes = ReadonlyMap<string, string>

/**
 * Sets the practice up and lets its people in as their browsers would: keys made by the pages' own code, everything kept by the
 * practice's own endpoints.
 */
export async function fillAccounts(
  practice: UnopenedPractice,
  licensed: (slug: string) => Licensed,
  argon2id: Argon2id,
): Promise<{ backupCodes: BackupCodes; people: readonly DemoPerson[]; routes: readonly AnyRoute[] }> {
  let secretOfNext: Buffer = Buffer.alloc(0)
  const routes = allRoutes(practice.config, { ...practice.tools, newTotpSecret: () => secretOfNext })
  const make = async (of: DemoAccount, place: number): Promise<DemoPerson> => {
    const secret = { username: of.username, password: of.password, origin: practice.config.origin, argon2id }
    const account = await makeAccount(secret, { language: 'id', theme: 'system', timeZone: of.timeZone })
    return { of, account, browser: makeDemoBrowser(practice.context, routes, `192.0.2.${place + 1}`) }
  }
  const [admin, ...others] = (await Promise.all(demoAccounts.map(make))) as [DemoPerson, ...DemoPerson[]]
  const backupCodes = new Map<string, string>()
  const enrol = async ({ of, browser }: DemoPerson) => {
    secretOfNext = totpSecretOf(of)
    await browser.ask(startTotp)
    const confirm = () => browser.ask(confirmTotp, { body: { code: lastCode(secretOfNext) } })
    // Once more where the half minute ended on the code's way.
    const confirmed = await confirm().catch(confirm)
    await browser.ask(confirmBackupCodes, { body: { sheet: confirmed.backupCodes.sheet } })
    backupCodes.set(of.username, confirmed.backupCodes.codes[0] ?? '')
  }

  const practiceKey = await setUp(practice, admin)
  await enrol(admin)
  for (const one of others) {
    await join(admin, one)
    if (!isStaff(one.of.role)) continue
    await enrol(one)
    const { slug, name = '' } = one.of
    await vouchFor(admin, one, practiceKey, slug ? licensed(slug) : { name, number: '-', expiresOn: inAYear(practice.context.now()) })
  }
  return { backupCodes, people: [admin, ...others], routes }
}

/**
 * Counsellors whom nobody of the demo plays: their accounts were made by a browser like any other, but of a password that nobody knows.
 * @returns their accounts, by address of the public page
 */
export async function fillUnplayed(
  { config }: UnopenedPractice,
  admin: DemoPerson,
  slugs: readonly string[],
  timeZone: string,
): Promise<Map<string, string>> {
  const accounts = new Map<string, string>()
  for (const slug of slugs) {
    const nobodyKnows: Argon2id = async () => crypto.getRandomValues(new Uint8Array(32))
    const secret = { username: slug.slice(0, 32).replace(/-$/, ''), password: crypto.randomUUID(), origin: config.origin, argon2id: nobodyKnows }
    const account = await makeAccount(secret, { language: 'id', theme: 'system', timeZone })
    const { token } = await admin.browser.ask(invite, { body: { role: 'counsellor' } })
    await admin.browser.elsewhere().ask(register, { body: { ...account.registration, invitation: token } })
    accounts.set(slug, account.keys.accountId)
  }
  return accounts
}

async function setUp({ context, tools }: UnopenedPractice, { account, browser }: DemoPerson): Promise<PracticeKey> {
  const { name, city, timeZone, email, languages, ...details } = demoPractice
  const { practiceKey, wrapped } = await createPracticeKey(account.keys.masterKey, account.keys.accountId)
  const asked = {
    name,
    city,
    timeZone,
    email,
    languages: [...languages],
    admin: account.registration,
    practiceKey: { publicKey: toBase64url(practiceKey.publicKey), wrapped } as FirstSetUp['practiceKey'],
  }
  await setUpPractice({ ...context, actor: { kind: 'operator' } }, tools, asked, browser.head, details)
  await browser.ask(confirmRecoveryCode)
  return practiceKey
}

async function join(admin: DemoPerson, { of: { role }, account, browser }: DemoPerson): Promise<void> {
  const invitation = isStaff(role) ? (await admin.browser.ask(invite, { body: { role } })).token : undefined
  await browser.ask(register, { body: { ...account.registration, ...(invitation && { invitation }) } })
  await browser.ask(confirmRecoveryCode)
}

async function vouchFor(admin: DemoPerson, { of: { role }, account }: DemoPerson, practiceKey: PracticeKey, licence: Licensed): Promise<void> {
  const { card } = await admin.browser.ask(getPersonKeys, { params: { accountId: account.keys.accountId } })
  const { uid, hash } = await verifyCard(card)
  const signed = await issueCertificate(practiceKey, {
    suite,
    uid,
    cardHash: hash,
    name: licence.name,
    licence: licence.number,
    roles: [role],
    validUntil: Math.floor(
      Temporal.PlainDate.from(licence.expiresOn).add({ days: 1 }).toZonedDateTime(demoPractice.timeZone).epochMilliseconds / 1000,
    ),
  })
  await admin.browser.ask(certify, { body: signed as SignedCertificate })
}

const inAYear = (now: Temporal.Instant) => now.toZonedDateTimeISO(demoPractice.timeZone).toPlainDate().add({ years: 1 }).toString()

/** Of the step before this one, so that the code of now is still good for logging in by hand. */
function lastCode(secret: Buffer): string {
  const step = stepAt(Temporal.Now.instant().epochMilliseconds / 1000) - 1
  return codeOf((message) => createHmac('sha1', secret).update(message).digest(), step)
}
