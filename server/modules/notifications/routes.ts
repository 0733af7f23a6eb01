import { listReminders as listRemindersEndpoint, resendReminder as resendReminderEndpoint } from '#contract/calendars'
import * as contract from '#contract/notifications'
import { adminOnly, route, signedIn, unseenOnPages } from '#platform/route'
import { listReminders, resendReminder } from './list-reminders.ts'
import { listSent } from './list-sent.ts'
import { subscribe, unsubscribe } from './subscribe.ts'
import type { NoticeTools } from './tools.ts'
import { findVapidKey } from './vapid.ts'
import { changeSettings, showSettings } from './wishes.ts'

const done = { done: true as const }

export const notificationRoutes = (tools: Pick<NoticeTools, 'outerKey' | 'pushOrigins'>) =>
  unseenOnPages([
    route({ endpoint: contract.getNoticeSettings, may: signedIn, handle: showSettings }),
    route({
      endpoint: contract.changeNoticeSettings,
      may: signedIn,
      handle: (context, { body }) => changeSettings(context, body).then(() => done),
    }),
    route({
      endpoint: contract.getPushKey,
      may: signedIn,
      handle: async (context) => ({ publicKey: (await findVapidKey(context, tools.outerKey)).publicKey }),
    }),
    route({
      endpoint: contract.subscribePush,
      may: signedIn,
      handle: (context, { body }) => subscribe(context, tools, body.endpoint).then(() => done),
    }),
    route({
      endpoint: contract.unsubscribePush,
      may: signedIn,
      handle: (context, { body }) => unsubscribe(context, tools, body.endpoint).then(() => done),
    }),
    route({ endpoint: contract.listSentNotices, may: adminOnly, handle: listSent }),
    route({ endpoint: listRemindersEndpoint, may: adminOnly, handle: (context, { query }) => listReminders(context, query.after) }),
    route({
      endpoint: resendReminderEndpoint,
      may: adminOnly,
      handle: (context, { params }) => resendReminder(context, params.reminder).then(() => done),
    }),
  ])
