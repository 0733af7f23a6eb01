import { randomInt } from 'node:crypto'
import { test as base } from './quiet-console.ts'
import { stage, type Stage } from './stage.ts'

export { expect } from '@playwright/test'

type Fixtures = { readonly practice: Stage }

/** A journey through the demo practice. Addresses are relative to it. */
export const test = base.extend<Fixtures>({
  practice: async ({}, use) => use(stage()),
  baseURL: async ({}, use) => use(stage().origin),
  // Each journey comes from a network of its own, as people do.
  extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` }),
})
