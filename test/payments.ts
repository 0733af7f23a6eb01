import { randomUUID } from 'node:crypto'
import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import type { PaymentSettings } from '#contract/payments'
import { checksum } from '#domain/payments/qris'
import { makeGateways, paymentRoutes } from '#modules/payments'
import { makeDiskBlobs } from '#platform/blobs'
import type { Config } from '#platform/config'
import { anonymous, type Context, type Role } from '#platform/context'
import type { Database } from '#platform/database'
import { newRing, outerKeyOf } from '#platform/outer-key'
import type { AnyRoute } from '#platform/route'
import { askRoute } from './ask-route.ts'
import { aConfig, aPractice } from './builders.ts'
import { testNow } from './database.ts'
import { aFolder } from './folder.ts'

/** A static code of a practice that does not exist, with its checksum. */
export function aStaticQris(merchant = 'SERAMBI UJI', city = 'YOGYAKARTA'): string {
  const field = (tag: string, value: string) => tag + String(value.length).padStart(2, '0') + value
  const account = field('00', 'ID.CO.QRIS.WWW') + field('02', 'ID1020000000001') + field('03', 'UMI')
  const head =
    field('00', '01') +
    field('01', '11') +
    field('51', account) +
    field('52', '8099') +
    field('53', '360') +
    field('58', 'ID') +
    field('59', merchant) +
    field('60', city) +
    field('61', '55000') +
    '6304'
  return head + checksum(head)
}

export const someSettings = (over: Partial<PaymentSettings> = {}): PaymentSettings => ({
  qrisText: aStaticQris(),
  transfer: { bank: 'Bank Uji', account: '123 456 7890', holder: 'Serambi Uji' },
  wording: { id: 'Layanan', en: 'Service' },
  sender: 'Jalan Contoh 7\nYogyakarta',
  ...over,
})

export type TestMoney = {
  readonly database: Database
  readonly routes: readonly AnyRoute[]
  readonly clock: { now: Temporal.Instant; pass(duration: Temporal.DurationLike): void }
  readonly proofFolder: string
  context(role: Role | 'anonymous', accountId?: string): Context
  ask<E extends Endpoint>(context: Context, endpoint: E, input: InputOf<E>): Promise<ReplyOf<E>>
}

/** A practice that takes money, with a clock that tests set; QRIS and transfer are offered. */
export async function aTill(database: Database, { gateways, origin }: Partial<Pick<Config, 'gateways' | 'origin'>> = {}): Promise<TestMoney> {
  const config = aConfig({ ...(gateways && { gateways }), ...(origin && { origin }) })
  const clock = {
    now: testNow,
    pass(duration: Temporal.DurationLike) {
      this.now = this.now.add(duration)
    },
  }
  const proofFolder = aFolder()
  const routes = paymentRoutes({
    outerKey: outerKeyOf(newRing()),
    origin: config.origin,
    gateways: makeGateways(config),
    blobs: makeDiskBlobs(proofFolder),
  })
  const context = (role: Role | 'anonymous', accountId: string = randomUUID()): Context => ({
    actor: role === 'anonymous' ? anonymous : { kind: 'account', accountId, role, frozen: false, provedUntil: testNow.add({ hours: 24 * 365 }) },
    db: database.db,
    now: () => clock.now,
  })
  await aPractice(context('anonymous'))
  const { qrisText, transfer, wording, sender } = someSettings()
  await database.pool.query('update payments.settings set qris_text = $1, transfer = $2, wording = $3, sender = $4', [
    qrisText,
    JSON.stringify(transfer),
    JSON.stringify(wording),
    sender,
  ])
  return { database, routes, clock, proofFolder, context, ask: (who, endpoint, input) => askRoute(routes, who, endpoint, input) }
}

let madeAppointments = 0

type Kept = {
  readonly id: string
  readonly clientId: string
  readonly counsellorId: string
  readonly startsAt: Temporal.Instant
  readonly client: Context
}

/** A time that is kept for a client for ten minutes; everybody is somebody new unless told. */
export async function aKeptTime(
  till: TestMoney,
  {
    priceIdr = 250_000,
    clientId = randomUUID(),
    counsellorId = randomUUID(),
    startsAt = till.clock.now.add({ hours: 48 + (madeAppointments += 1) }),
  }: { priceIdr?: number; clientId?: string; counsellorId?: string; startsAt?: Temporal.Instant } = {},
): Promise<Kept> {
  const id = randomUUID()
  const endsAt = startsAt.add({ minutes: 50 })
  const values = {
    id,
    client_id: clientId,
    counsellor_id: counsellorId,
    service_id: randomUUID(),
    mode: 'video',
    service_name: JSON.stringify({ id: 'Sesi video', en: 'Video session' }),
    minutes: 50,
    price_idr: priceIdr,
    starts_at: startsAt.toString(),
    ends_at: endsAt.toString(),
    occupied_until: endsAt.add({ minutes: 10 }).toString(),
    held_until: till.clock.now.add({ minutes: 10 }).toString(),
    held_for: 'choosing',
    change_until: startsAt.subtract({ hours: 24 }).toString(),
    grace_until: startsAt.add({ minutes: 10 }).toString(),
    client_time_zone: 'Asia/Jayapura',
    made_at: till.clock.now.toString(),
  }
  const names = Object.keys(values)
  await till.database.pool.query(
    `insert into scheduling.appointment (${names.join(', ')}) values (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
    Object.values(values),
  )
  return { id, clientId, counsellorId, startsAt, client: till.context('client', clientId) }
}

export async function appointmentState({ database }: Pick<TestMoney, 'database'>, id: string): Promise<{ state: string; heldFor: string | null }> {
  const { rows } = await database.pool.query<{ state: string; heldFor: string | null }>(
    'select state, held_for as "heldFor" from scheduling.appointment where id = $1',
    [id],
  )
  return rows[0] ?? { state: 'missing', heldFor: null }
}
