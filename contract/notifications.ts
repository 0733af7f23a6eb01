import { Type, type Static } from 'typebox'
import { endpoint } from './endpoint.ts'
import { IsoInstant } from './formats.ts'
import { Uuid } from './key-shapes.ts'
import { Done } from './replies.ts'

/** Notices say that there is news, never what, nor from whom. */
const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5, description: 'in the person’s own time zone' })

export const noticeIntervals = [5, 30, 120] as const

export const NoticeSettings = Type.Object({
  push: Type.Boolean({ description: 'on every browser that agreed' }),
  email: Type.Boolean({ description: 'needs a confirmed address' }),
  quiet: Type.Union([Type.Object({ from: ClockTime, to: ClockTime }), Type.Null()], { description: 'no notice between; it comes afterwards' }),
  everyMinutes: Type.Enum([...noticeIntervals]),
})
export type NoticeSettings = Static<typeof NoticeSettings>

export const getNoticeSettings = endpoint({
  name: 'getNoticeSettings',
  method: 'GET',
  path: '/api/notices/settings',
  summary: 'How one wishes to hear of news',
  reply: Type.Object({ ...NoticeSettings.properties, hasEmail: Type.Boolean(), browsers: Type.Integer() }),
})

export const changeNoticeSettings = endpoint({
  name: 'changeNoticeSettings',
  method: 'PUT',
  path: '/api/notices/settings',
  summary: 'Other wishes',
  body: NoticeSettings,
  reply: Done,
})

export const getPushKey = endpoint({
  name: 'getPushKey',
  method: 'GET',
  path: '/api/push-key',
  summary: 'The practice’s VAPID key (RFC 8292), by which push services know it',
  reply: Type.Object({ publicKey: Type.String() }),
})

export const subscribePush = endpoint({
  name: 'subscribePush',
  method: 'POST',
  path: '/api/push-subscriptions',
  summary: 'This browser agrees to be told. Pushes carry no payload: the words are the browser’s own',
  body: Type.Object({ endpoint: Type.String({ maxLength: 1000 }) }),
  reply: Done,
})

export const unsubscribePush = endpoint({
  name: 'unsubscribePush',
  method: 'POST',
  path: '/api/push-subscriptions/remove',
  summary: 'This browser is told no more. In the body, because the address of a subscription is a secret',
  body: Type.Object({ endpoint: Type.String({ maxLength: 1000 }) }),
  reply: Done,
})

export const noticeOutcomes = [
  'sent',
  /** The browser agrees no more. */
  'gone',
  /** The push or mail service took it not. */
  'refused',
  /** It asked for patience, or was out of order. */
  'busy',
  'silent',
  /** The address leads where nothing may be sent. */
  'not-allowed',
  'given-up',
] as const
export type NoticeOutcome = (typeof noticeOutcomes)[number]

export const listSentNotices = endpoint({
  name: 'listSentNotices',
  method: 'GET',
  path: '/api/notices/sent',
  summary: 'What was sent lately, or why not, newest first; never where to, never what about',
  reply: Type.Object({
    notices: Type.Array(Type.Object({ at: IsoInstant, uid: Uuid, channel: Type.Enum(['push', 'email']), outcome: Type.Enum([...noticeOutcomes]) })),
  }),
})
