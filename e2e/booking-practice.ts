import type { Browser, Page } from '@playwright/test'
import { checksum } from '#domain/payments/qris'
import { demoAdmin, logInAsStaff, ofDemo } from './staff.ts'

/** What a practice sets before anybody can book and pay: by its own endpoints, in a browser that is logged in, as its pages do. */
export function askAs<T = unknown>(page: Page, method: string, path: string, body?: object): Promise<T> {
  return page.evaluate(
    async ([how, to, sent]) => {
      const reply = await fetch(to, { method: how, headers: { 'content-type': 'application/json' }, ...(sent === null ? {} : { body: sent }) })
      if (!reply.ok) throw new Error(`${how} ${to}: ${await reply.text()}`)
      return (await reply.json()) as T
    },
    [method, path, body ? JSON.stringify(body) : null] as const,
  )
}

const field = (tag: string, value: string) => tag + String(value.length).padStart(2, '0') + value

/** A practice's own static code. */
function qrisText(): string {
  const account = field('51', field('00', 'ID.CO.QRIS.WWW') + field('02', 'ID1020300400500') + field('03', 'UMI'))
  const text = `${[
    field('00', '01'),
    field('01', '11'),
    account,
    field('52', '8099'),
    field('53', '360'),
    field('58', 'ID'),
    field('59', 'TEDUH DEMO'),
    field('60', 'YOGYAKARTA'),
  ].join('')}6304`
  return text + checksum(text)
}

/** Round the clock, so that a journey has a time whenever it runs. */
export async function openHours(browser: Browser, baseURL: string, username: string): Promise<void> {
  const page = await browser.newPage({ baseURL })
  await logInAsStaff(page, ofDemo(username))
  await askAs(page, 'PUT', '/api/working-hours', {
    timeZone: 'Asia/Jakarta',
    weekly: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
    exceptions: [],
    noticeHours: 0,
    horizonDays: 40,
    stepMinutes: 30,
    breakMinutes: 0,
    mostPerDay: null,
  })
  await page.context().close()
}

/** @returns the admin's page, logged in */
export async function openPayments(browser: Browser, baseURL: string): Promise<Page> {
  const page = await browser.newPage({ baseURL })
  await logInAsStaff(page, demoAdmin())
  await askAs(page, 'PUT', '/api/payment-settings', {
    qrisText: qrisText(),
    transfer: { bank: 'Bank Contoh', account: '123 456 7890', holder: 'Yayasan Teduh' },
    wording: { id: 'Layanan konsultasi', en: 'Consultation' },
    sender: 'Jalan Contoh 1, Yogyakarta',
  })
  return page
}

/** @returns the code, as it is told once */
export async function makeVoucher(admin: Page, off: { offIdr: number } | { offPercent: number }): Promise<string> {
  const body = { id: crypto.randomUUID(), note: 'journey', offIdr: null, offPercent: null, mostUses: 100, validUntil: null, ...off }
  const { code } = await askAs<{ code: string }>(admin, 'POST', '/api/vouchers', body)
  return code
}
