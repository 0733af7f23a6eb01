import { appCode, aPerson, Browser, loggedIn, registered, withTotp, type Person, type TestPractice } from './accounts.ts'

/** A client with an authenticator app. */
export async function anOwnerOfAnApp(practice: TestPractice) {
  const person = await aPerson()
  const browser = await registered(practice, person)
  return { person, browser, ...(await withTotp(browser, practice)) }
}

/** @returns the secret of the app that is to come */
export const startNextApp = async (browser: Browser) => (await browser.ask<{ secret: string }>('POST', '/api/totp/replacement/start')).body.secret
export const showNextApp = (browser: Browser, code: string) => browser.ask('POST', '/api/totp/replacement', { code })

/** Whether a code of this secret lets a browser in that knows nothing; each code counts once, so time passes. */
export async function letsIn({ app, clock }: TestPractice, { username, password }: Person, secret: string): Promise<boolean> {
  clock.pass({ seconds: 90 })
  const browser = new Browser(app)
  await loggedIn(browser, username, password)
  return (await browser.ask('POST', '/api/login/totp', { code: appCode(secret, clock.now) })).status === 200
}

/** How many lines of the audit trail tell of another app, and how much news of a second factor there is for the person. */
export async function tracesOfNextApp({ database }: TestPractice, { accountId }: Person): Promise<number[]> {
  const { rows } = await database.pool.query<{ counts: number[] }>(
    `select array[(select count(*) from audit.event where subject = 'account:' || $1::text and action = 'totp.replaced'),
       (select count(*) from platform.outbox where name = 'second-factor.was-changed' and payload ->> 'accountId' = $1::text)]::int[] as counts`,
    [accountId],
  )
  return rows[0]?.counts ?? []
}
