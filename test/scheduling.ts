import { randomUUID } from 'node:crypto'
import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import { getSlots, holdSlot, type WorkingHours } from '#contract/scheduling'
import { counsellorRoutes, type NewCounsellor } from '#modules/counsellors'
import type { NewLicence } from '#modules/credentials'
import { confirmPaid, schedulingRoutes } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import type { Database } from '#platform/database'
import { aPublishedCounsellor } from './builders.ts'
import { askRoute } from './ask-route.ts'
import { aContext, testNow } from './database.ts'

/** A Friday noon in Jakarta is `testNow`; these are the office hours from Monday to Friday. */
export function someHours(over: Partial<WorkingHours> = {}): WorkingHours {
  const office = [
    { from: 9 * 60, to: 12 * 60 },
    { from: 13 * 60, to: 17 * 60 },
  ]
  return {
    timeZone: 'Asia/Jakarta',
    weekly: Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? office : [])),
    exceptions: [],
    noticeHours: 2,
    horizonDays: 60,
    stepMinutes: 60,
    breakMinutes: 0,
    mostPerDay: null,
    ...over,
  }
}
