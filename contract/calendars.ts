import { Type, type Static } from 'typebox'
import { reminderOccasions } from '#domain/notifications/reminders'
import { GivenBytes } from './bytes.ts'
import { endpoint } from './endpoint.ts'
import { IsoInstant } from './formats.ts'
import { Uuid } from './key-shapes.ts'
import { Done } from './replies.ts'
import { noticeOutcomes } from './notifications.ts'

/** Appointments in people’s own calendars (RFC 5545, RFC 5546), with titles that say nothing, and other calendars’ busy times here. */

export const getAppointmentFile = endpoint({
  name: 'getAppointmentFile',
  method: 'GET',
  path: '/api/appointments/:appointment/calendar-file',
  summary: 'One appointment as a calendar file, for the two whom it concerns',
  params: Type.Object({ appointment: Uuid }),
  reply: GivenBytes,
})

export const CalendarLinks = Type.Object({
  /** Whether there is a private feed; its address is shown when it is made, and never again. */
  feedSince: Type.Union([IsoInstant, Type.Null()]),
  feedReadAt: Type.Union([IsoInstant, Type.Null()]),
  /** Calendars of elsewhere whose busy times count here; of counsellors. The address is a secret and does not come back. */
  imports: Type.Array(
    Type.Object({
      id: Uuid,
      host: Type.String(),
      readAt: Type.Union([IsoInstant, Type.Null()]),
      /** Why the last reading failed. */
      trouble: Type.Union([Type.Enum(['address-refused', 'not-reached', 'not-a-calendar', 'too-large'] as const), Type.Null()]),
      busyTimes: Type.Integer(),
    }),
  ),
})
export type CalendarLinks = Static<typeof CalendarLinks>

export const getCalendarLinks = endpoint({
  name: 'getCalendarLinks',
  method: 'GET',
  path: '/api/calendar-links',
  summary: 'The own feed and the calendars that are read',
  reply: CalendarLinks,
})

export const makeFeed = endpoint({
  name: 'makeFeed',
  method: 'POST',
  path: '/api/calendar-feed',
  summary: 'A private address for calendar programs; one made before stops',
  reply: Type.Object({ address: Type.String() }),
})

export const endFeed = endpoint({ name: 'endFeed', method: 'DELETE', path: '/api/calendar-feed', summary: 'The address stops', reply: Done })

export const getFeed = endpoint({
  name: 'getFeed',
  method: 'GET',
  path: '/api/calendar-feeds/:token',
  summary: 'The feed itself; the token is the key',
  params: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', maxLength: 43 }) }),
  reply: GivenBytes,
})

export const addImport = endpoint({
  name: 'addImport',
  method: 'POST',
  path: '/api/calendar-imports',
  summary: 'Read the busy times of a calendar elsewhere, now and every quarter of an hour; nothing but from when to when is kept',
  body: Type.Object({ id: Uuid, address: Type.String({ minLength: 12, maxLength: 1000 }) }),
  reply: CalendarLinks,
})

export const readImportNow = endpoint({
  name: 'readImportNow',
  method: 'POST',
  path: '/api/calendar-imports/:import/read',
  summary: 'Read it now',
  params: Type.Object({ import: Uuid }),
  reply: CalendarLinks,
})

export const removeImport = endpoint({
  name: 'removeImport',
  method: 'DELETE',
  path: '/api/calendar-imports/:import',
  summary: 'Read it no longer; its busy times are forgotten',
  params: Type.Object({ import: Uuid }),
  reply: CalendarLinks,
})

/** What the practice's desk sees of reminders: that, not what. */
export const listReminders = endpoint({
  name: 'listReminders',
  method: 'GET',
  path: '/api/desk/reminders',
  summary: 'Reminders and news of appointments: sent, or why not; newest first',
  query: Type.Object({ after: Type.Optional(Uuid) }),
  reply: Type.Object({
    reminders: Type.Array(
      Type.Object({
        id: Uuid,
        at: IsoInstant,
        appointment: Uuid,
        person: Type.String({ description: 'pseudonym or name' }),
        occasion: Type.Enum(reminderOccasions),
        channel: Type.Union([Type.Enum(['push', 'email'] as const), Type.Null()]),
        /** `no-way`: the person has neither agreed to pushes nor told an address. */
        outcome: Type.Union([Type.Enum([...noticeOutcomes, 'no-way'] as const), Type.Null()]),
      }),
    ),
    after: Type.Union([Uuid, Type.Null()]),
  }),
})

export const resendReminder = endpoint({
  name: 'resendReminder',
  method: 'POST',
  path: '/api/desk/reminders/:reminder/resend',
  summary: 'Try again, whatever came of it',
  params: Type.Object({ reminder: Uuid }),
  reply: Done,
})
