import * as contract from '#contract/calendars'
import type { Actor, Role } from '#platform/context'
import { everyone, route, signedIn, unseenOnPages } from '#platform/route'
import { endFeed, makeFeed, readFeed } from './feed.ts'
import { addImport, readImportNow, removeImport, showLinks } from './links.ts'
import { showFile } from './show-file.ts'
import type { CalendarTools } from './tools.ts'

const done = { done: true as const }
const isIn =
  (...roles: Role[]) =>
  (actor: Actor) =>
    signedIn(actor) && actor.kind === 'account' && roles.includes(actor.role)
/** Whoever can have appointments. */
const concerned = isIn('client', 'counsellor')
const counsellor = isIn('counsellor')

export const calendarRoutes = (tools: CalendarTools) =>
  unseenOnPages([
    route({ endpoint: contract.getAppointmentFile, may: concerned, handle: (context, { params }) => showFile(context, params.appointment) }),
    route({ endpoint: contract.getCalendarLinks, may: concerned, handle: showLinks }),
    route({ endpoint: contract.makeFeed, may: concerned, handle: (context) => makeFeed(context, tools) }),
    route({ endpoint: contract.endFeed, may: concerned, handle: (context) => endFeed(context).then(() => done) }),
    route({ endpoint: contract.getFeed, may: everyone, handle: (context, { params }) => readFeed(context, params.token) }),
    // Other busy times change which times are free, and public pages show those.
    route({
      endpoint: contract.addImport,
      may: counsellor,
      changesPages: true,
      handle: (context, { body }) => addImport(context, tools, body),
    }),
    route({
      endpoint: contract.readImportNow,
      may: counsellor,
      changesPages: true,
      handle: (context, { params }) => readImportNow(context, tools, params.import),
    }),
    route({
      endpoint: contract.removeImport,
      may: counsellor,
      changesPages: true,
      handle: (context, { params }) => removeImport(context, params.import),
    }),
  ])
