import * as contract from '#contract/scheduling'
import type { Actor, Role } from '#platform/context'
import { adminOnly, everyone, route, signedIn, unseenOnPages, type AnyRoute } from '#platform/route'
import { keepBookees } from './bookees.ts'
import { saveBookingRules } from './booking-rules.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { holdSlot } from './hold-slot.ts'
import { listAll, listAppointments, showAppointment } from './list-appointments.ts'
import { makeSoonestSearch, showSoonestOf } from './list-soonest.ts'
import { markNoShow } from './mark-no-show.ts'
import { moveAppointment } from './move-appointment.ts'
import { makeSlotMemory } from './remembered-slots.ts'
import { findRules } from './repository.ts'
import { waitForEarlier } from './wait-for-earlier.ts'
import { saveWorkingHours, showWorkingHours } from './working-hours.ts'

const done = { done: true as const }
const isIn =
  (...roles: Role[]) =>
  (actor: Actor) =>
    signedIn(actor) && actor.kind === 'account' && roles.includes(actor.role)
const client = isIn('client')
const counsellor = isIn('counsellor')
const party = isIn('client', 'counsellor', 'admin')

/** Kept pages that show times are a minute old at most; who chooses one is told if it has gone. */
export function schedulingRoutes(): AnyRoute[] {
  const bookees = keepBookees()
  const search = makeSoonestSearch()
  const slots = makeSlotMemory()
  return unseenOnPages([
    route({ endpoint: contract.getSlots, may: everyone, handle: async (context, input) => slots(context, await bookees(context), input) }),
    route({ endpoint: contract.listSoonest, may: everyone, handle: async (context, { query }) => search(context, await bookees(context), query) }),
    route({
      endpoint: contract.soonestOf,
      may: everyone,
      handle: async (context, { query }) => showSoonestOf(context, await bookees(context), query),
    }),
    route({ endpoint: contract.getBookingRules, may: everyone, handle: ({ db }) => findRules(db) }),
    route({
      endpoint: contract.saveBookingRules,
      may: adminOnly,
      changesPages: true,
      handle: (context, { body }) => saveBookingRules(context, body).then(() => done),
    }),
    route({
      endpoint: contract.holdSlot,
      may: client,
      handle: (context, { body }) => holdSlot(context, body),
    }),
    route({
      endpoint: contract.listAppointments,
      may: isIn('client', 'counsellor'),
      handle: (context, { query }) => listAppointments(context, query),
    }),
    route({ endpoint: contract.getAppointment, may: party, handle: (context, { params }) => showAppointment(context, params.appointment) }),
    route({
      endpoint: contract.moveAppointment,
      may: party,
      handle: (context, { params, body }) => moveAppointment(context, params.appointment, body.startsAt),
    }),
    route({
      endpoint: contract.cancelAppointment,
      may: party,
      handle: (context, { params, body }) => cancelAppointment(context, params.appointment, body.reason),
    }),
    route({
      endpoint: contract.markNoShow,
      may: isIn('counsellor', 'admin'),
      handle: (context, { params }) => markNoShow(context, params.appointment),
    }),
    route({
      endpoint: contract.waitForEarlier,
      may: client,
      handle: (context, { params, body }) => waitForEarlier(context, params.appointment, body.waits),
    }),
    route({ endpoint: contract.getWorkingHours, may: counsellor, handle: showWorkingHours }),
    route({
      endpoint: contract.saveWorkingHours,
      may: counsellor,
      changesPages: true,
      handle: (context, { body }) => saveWorkingHours(context, body),
    }),
    route({ endpoint: contract.listAllAppointments, may: adminOnly, handle: (context, { query }) => listAll(context, query) }),
  ])
}
