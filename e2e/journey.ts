import { test as base, type BrowserContext } from '@playwright/test'
import { cookieNames } from '#contract/pages'
import { stage, type Stage } from './stage.ts'

export { expect } from '@playwright/test'

type Fixtures = { readonly practice: Stage }

/** A journey through the demo practice. Addresses are relative to it. */
export const test = base.extend<Fixtures>({
  practice: async ({}, use) => use(stage()),
  baseURL: async ({}, use) => use(stage().origin),
})

/** From here on this browser is the operator's. */
export async function becomeOperator(context: BrowserContext): Promise<void> {
  const { origin, operatorCookie } = stage()
  const url = origin.replace('http:', 'https:')
  await context.addCookies([{ name: cookieNames.door, value: operatorCookie, url, secure: true, httpOnly: true, sameSite: 'Strict' }])
}
