import { setTimeout as pause } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { totpStepSeconds } from '#domain/accounts/totp'
import { appCode } from '#test/app-code'
import { demoAccounts, totpTextOf } from '#scripts/demo/accounts'
import { logIn } from './people.ts'

/** Somebody with an authenticator app. */
export type StaffMember = { readonly name: string; readonly password: string; readonly totpSecret: string }

/** One of the demo's people. */
export function ofDemo(username: string): StaffMember {
  const account = demoAccounts.find((one) => one.username === username)
  if (!account) throw new Error(`nobody of that name in the demo: ${username}`)
  return { name: username, password: account.password, totpSecret: totpTextOf(account) }
}

export const demoAdmin = (): StaffMember => ofDemo('sekar-rindang')

/** Logs in with the second factor; the page then shows the account. */
export async function logInAsStaff(page: Page, person: StaffMember): Promise<void> {
  await logIn(page, person)
  const code = page.getByLabel('Kode', { exact: true })
  await expect(code).toBeVisible({ timeout: 30_000 })
  const welcome = page.getByRole('heading', { level: 1, name: `Selamat datang, ${person.name}` })
  for (let tries = 0; tries < 4; tries += 1) {
    await code.fill(appCode(person.totpSecret, Temporal.Now.instant()))
    await page.getByRole('button', { name: 'Lanjutkan' }).click()
    if ((await cameTrue(expect(welcome.or(page.getByRole('alert'))).toBeVisible())) && (await welcome.isVisible())) return
    // Each code counts once: somebody else was this person within the same half minute.
    await nextStep()
  }
  await expect(welcome).toBeVisible()
}

const cameTrue = (fact: Promise<void>): Promise<boolean> =>
  fact.then(
    () => true,
    () => false,
  )

const nextStep = () => pause((totpStepSeconds - ((Date.now() / 1000) % totpStepSeconds)) * 1000 + 200)

/** Makes a second factor by the practice's own endpoints, in this browser, as its page does. @returns the app's secret */
export async function enrolTotp(page: Page): Promise<string> {
  const ask = (path: string, body: object) =>
    page.evaluate(
      async ([to, sent]) => {
        const reply = await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent })
        if (!reply.ok) throw new Error(await reply.text())
        return (await reply.json()) as { secret?: string }
      },
      [path, JSON.stringify(body)] as const,
    )
  const { secret = '' } = await ask('/api/totp/start', {})
  // Of the step before this one, so that the code of now is still good; once more if the half minute ended on its way.
  const confirm = () => ask('/api/totp/confirm', { code: appCode(secret, Temporal.Now.instant(), -1) })
  await confirm().catch(confirm)
  return secret
}

/** After a document has come anew, the keys have not: the password opens them. */
export async function unlock(page: Page, { password }: Pick<StaffMember, 'password'>): Promise<void> {
  await page.locator('#unlock-password').fill(password)
  await page.locator('#unlock-password').press('Enter')
  await expect(page.locator('#unlock-password')).toBeHidden({ timeout: 30_000 })
}
