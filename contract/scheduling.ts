import { Type, type Static } from 'typebox'
import { appointmentStates, cancelReasons, holdPurposes } from '#domain/scheduling/appointment'
import { CounsellorCard, CounsellorSearch, Service, SessionMode } from './counsellors.ts'
import { endpoint } from './endpoint.ts'
import { IsoDate, IsoInstant, Slug, TimeZone } from './formats.ts'
import { Uuid } from './key-shapes.ts'
import { Localised, localisedText } from './languages.ts'
import { Done } from './replies.ts'

/** Free times and appointments (FHIR R5: Slot, Appointment). The practice knows who meets whom when; what about, never. Ids of people are those of accounts. */

/** What the practice has decided; shown to everybody before it bites. */
export const BookingRules = Type.Object({
  /** Until how long before it begins a client may move or cancel without losing what was paid. */
  changeUntilHours: Type.Integer({ minimum: 0, maximum: 168 }),
  /** How long after its beginning somebody is waited for. */
  graceMinutes: Type.Integer({ minimum: 0, maximum: 60 }),
  /** How long a chosen time is kept while one confirms. */
  holdMinutes: Type.Integer({ minimum: 5, maximum: 60 }),
  /** How long it is kept for a payment that is on its way. */
  payWithinMinutes: Type.Integer({ minimum: 10, maximum: 2880 }),
  /** Nobody works then; dates where the practice is. */
  closedDays: Type.Array(Type.Object({ date: IsoDate, name: localisedText(80) }), { maxItems: 400 }),
})
export type BookingRules = Static<typeof BookingRules>

export const getBookingRules = endpoint({
  name: 'getBookingRules',
  method: 'GET',
  path: '/api/booking-rules',
  summary: 'The rules of the practice for booking and changing, and the days on which it is closed',
  reply: BookingRules,
})

export const saveBookingRules = endpoint({
  name: 'saveBookingRules',
  method: 'PUT',
  path: '/api/booking-rules',
  summary: 'Change the rules; what was promised for an appointment that stands already is kept',
  body: BookingRules,
  reply: Done,
})

/** Why no time can be chosen at all. */
export const closedReasons = ['no-hours', 'licence', 'own-clients-only', 'not-bookable'] as const
export type ClosedReason = (typeof closedReasons)[number]

/** At most so many days in one question. */
export const mostSlotDays = 62

export const getSlots = endpoint({
  name: 'getSlots',
  method: 'GET',
  path: '/api/counsellors/:slug/slots',
  summary: 'When a session could begin, in order, for days by the wall clock of a zone; the same for whoever asks',
  params: Type.Object({ slug: Slug }),
  query: Type.Object({
    service: Uuid,
    from: Type.Optional(IsoDate),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: mostSlotDays })),
    /** Whose days are meant; the counsellor’s own zone unless told. */
    zone: Type.Optional(TimeZone),
  }),
  reply: Type.Object({
    slots: Type.Array(IsoInstant),
    /** The first free one at all, from now on, wherever the range is. */
    soonest: Type.Union([IsoInstant, Type.Null()]),
    closed: Type.Union([Type.Enum(closedReasons), Type.Null()]),
    /** Until when times are given out; ISO date in the zone. */
    lastDate: IsoDate,
  }),
})

export const Soonest = Type.Object({ slug: Slug, service: Uuid, mode: SessionMode, at: IsoInstant })
export type Soonest = Static<typeof Soonest>

export const listSoonest = endpoint({
  name: 'listSoonest',
  method: 'GET',
  path: '/api/soonest',
  summary: 'Counsellors that fit a search, those who are free soonest first',
  query: Type.Omit(CounsellorSearch, ['order']),
  reply: Type.Object({
    found: Type.Array(Type.Object({ counsellor: CounsellorCard, soonest: Soonest })),
    total: Type.Integer({ description: 'how many of those who fit have a free time at all' }),
    page: Type.Integer(),
    pages: Type.Integer(),
  }),
})

export const soonestOf = endpoint({
  name: 'soonestOf',
  method: 'GET',
  path: '/api/soonest-of',
  summary: 'The soonest free time of some counsellors; who has none is missing',
  query: Type.Object({ slugs: Type.String({ maxLength: 2000, pattern: '^[a-z0-9-]+(,[a-z0-9-]+)*$', description: 'joined by commas, at most 24' }) }),
  reply: Type.Object({ soonest: Type.Array(Soonest) }),
})

/** Why a deed is closed just now; null: it is open. */
const Why = Type.Union([Type.Enum(['too-late', 'over', 'not-begun', 'within-grace', 'not-confirmed', 'not-yours', 'licence'] as const), Type.Null()])

export const Appointment = Type.Object({
  id: Uuid,
  state: Type.Enum(appointmentStates),
  counsellor: Type.Object({ uid: Uuid, name: Type.String(), slug: Type.Union([Slug, Type.Null()]), timeZone: TimeZone }),
  client: Type.Object({ uid: Uuid, name: Type.String({ description: 'the pseudonym' }), timeZone: TimeZone }),
  service: Type.Object({ id: Uuid, mode: SessionMode, name: Localised, minutes: Type.Integer() }),
  startsAt: IsoInstant,
  endsAt: IsoInstant,
  priceIdr: Type.Integer(),
  /** Of one that is held: until when, and for what. */
  heldUntil: Type.Union([IsoInstant, Type.Null()]),
  heldFor: Type.Union([Type.Enum(holdPurposes), Type.Null()]),
  /** The rules as they were when it was made. */
  changeUntil: IsoInstant,
  graceUntil: IsoInstant,
  cancelled: Type.Union([
    Type.Object({ by: Type.Enum(['client', 'counsellor', 'practice'] as const), reason: Type.Enum(cancelReasons), late: Type.Boolean() }),
    Type.Null(),
  ]),
  /** What whoever asks can do now, or why not. */
  can: Type.Object({ move: Why, cancel: Why, cancelFree: Why, markNoShow: Why }),
  /** The client would like an earlier time; and those that have become free since. */
  waitsForEarlier: Type.Boolean(),
  earlier: Type.Array(IsoInstant),
  madeAt: IsoInstant,
})
export type Appointment = Static<typeof Appointment>

/** Of whoever wanted a time that is no longer free: what comes next, at most six. */
const HeldOrTaken = Type.Object({ appointment: Type.Union([Appointment, Type.Null()]), next: Type.Array(IsoInstant) })

export const holdSlot = endpoint({
  name: 'holdSlot',
  method: 'POST',
  path: '/api/appointments',
  summary: 'Keep a time for a while. Taken just now by somebody else: the next best times. Sent twice with the same id, it is one',
  body: Type.Object({ id: Uuid, counsellor: Slug, service: Uuid, startsAt: IsoInstant, timeZone: TimeZone }),
  reply: HeldOrTaken,
})

const one = Type.Object({ appointment: Uuid })

export const listAppointments = endpoint({
  name: 'listAppointments',
  method: 'GET',
  path: '/api/appointments',
  summary: 'The own appointments of a client or a counsellor that touch a stretch of time, in order; without one, from a day ago on',
  query: Type.Object({ from: Type.Optional(IsoInstant), to: Type.Optional(IsoInstant) }),
  reply: Type.Object({ appointments: Type.Array(Appointment), outside: Type.Array(Type.Object({ from: IsoInstant, to: IsoInstant })) }),
})

export const getAppointment = endpoint({
  name: 'getAppointment',
  method: 'GET',
  path: '/api/appointments/:appointment',
  summary: 'One appointment, for the two whom it concerns',
  params: one,
  reply: Appointment,
})

export const moveAppointment = endpoint({
  name: 'moveAppointment',
  method: 'POST',
  path: '/api/appointments/:appointment/move',
  summary: 'To another free time of the same counsellor, also one that became free while waiting; what was paid goes along',
  params: one,
  body: Type.Object({ startsAt: IsoInstant }),
  reply: HeldOrTaken,
})

export const cancelAppointment = endpoint({
  name: 'cancelAppointment',
  method: 'POST',
  path: '/api/appointments/:appointment/cancel',
  summary: 'Give a time back. In time, what was paid is given back; of one that is only held, nothing was paid',
  params: one,
  body: Type.Object({ reason: Type.Enum(cancelReasons) }),
  reply: Appointment,
})

export const markNoShow = endpoint({
  name: 'markNoShow',
  method: 'POST',
  path: '/api/appointments/:appointment/no-show',
  summary: 'The counsellor says, when the grace is over, that the client did not come',
  params: one,
  reply: Appointment,
})

export const waitForEarlier = endpoint({
  name: 'waitForEarlier',
  method: 'PUT',
  path: '/api/appointments/:appointment/waiting',
  summary: 'The client would take an earlier time if one becomes free, or no longer',
  params: one,
  body: Type.Object({ waits: Type.Boolean() }),
  reply: Appointment,
})

/** Minutes after midnight by the counsellor’s wall clock; `to` may be midnight, 1440. */
export const HoursWindow = Type.Object({ from: Type.Integer({ minimum: 0, maximum: 1439 }), to: Type.Integer({ minimum: 1, maximum: 1440 }) })
const Windows = Type.Array(HoursWindow, { maxItems: 12 })

/** When and how much a counsellor works. */
export const WorkingHours = Type.Object({
  timeZone: TimeZone,
  /** From Monday. */
  weekly: Type.Array(Windows, { minItems: 7, maxItems: 7 }),
  /** In the place of a day’s usual hours; none: the day is off. */
  exceptions: Type.Array(Type.Object({ date: IsoDate, windows: Windows }), { maxItems: 400 }),
  noticeHours: Type.Integer({ minimum: 0, maximum: 336 }),
  horizonDays: Type.Integer({ minimum: 1, maximum: 180 }),
  /** From one possible beginning to the next. */
  stepMinutes: Type.Integer({ minimum: 5, maximum: 120 }),
  /** A pause after each session at least. */
  breakMinutes: Type.Integer({ minimum: 0, maximum: 120 }),
  mostPerDay: Type.Union([Type.Integer({ minimum: 1, maximum: 24 }), Type.Null()]),
})
export type WorkingHours = Static<typeof WorkingHours>

export const getWorkingHours = endpoint({
  name: 'getWorkingHours',
  method: 'GET',
  path: '/api/working-hours',
  summary: 'A counsellor’s own hours and boundaries; null before they were told',
  reply: Type.Object({ hours: Type.Union([WorkingHours, Type.Null()]) }),
})

export const saveWorkingHours = endpoint({
  name: 'saveWorkingHours',
  method: 'PUT',
  path: '/api/working-hours',
  summary: 'Tell the hours anew; appointments that stand already are kept, and told if they now lie outside',
  body: WorkingHours,
  reply: Type.Object({ outside: Type.Array(Appointment) }),
})

/** Of the practice’s desk: that somebody meets somebody, when, and how it stands. */
export const listAllAppointments = endpoint({
  name: 'listAllAppointments',
  method: 'GET',
  path: '/api/desk/appointments',
  summary: 'All appointments of the practice in a stretch of time',
  query: Type.Object({
    from: IsoInstant,
    to: IsoInstant,
    counsellor: Type.Optional(Slug),
    state: Type.Optional(Type.Enum(appointmentStates)),
    after: Type.Optional(Uuid),
  }),
  reply: Type.Object({ appointments: Type.Array(Appointment), after: Type.Union([Uuid, Type.Null()]) }),
})

/** Who may book a service. */
export const audiences = ['anyone', 'own-clients'] as const
export type Audience = (typeof audiences)[number]
export const OwnService = Type.Object({
  ...Service.properties,
  bufferMinutes: Type.Integer({ minimum: 0, maximum: 120 }),
  bookableBy: Type.Enum(audiences),
})
export type OwnService = Static<typeof OwnService>

/** Length and price within what anybody can mean; a session has a length, letters a promised answer. */
export const ServiceForm = Type.Object({
  mode: SessionMode,
  name: localisedText(80),
  minutes: Type.Union([Type.Integer({ minimum: 10, maximum: 240 }), Type.Null()]),
  answerWithinHours: Type.Union([Type.Integer({ minimum: 1, maximum: 336 }), Type.Null()]),
  priceIdr: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  bufferMinutes: Type.Integer({ minimum: 0, maximum: 120 }),
  bookableBy: Type.Enum(audiences),
})
export type ServiceForm = Static<typeof ServiceForm>

export const listOwnServices = endpoint({
  name: 'listOwnServices',
  method: 'GET',
  path: '/api/services',
  summary: 'What a counsellor offers, as they set it',
  reply: Type.Object({ services: Type.Array(OwnService) }),
})

export const saveService = endpoint({
  name: 'saveService',
  method: 'PUT',
  path: '/api/services/:service',
  summary: 'Offer something, or change it; appointments that stand keep length and price. The id is the browser’s',
  params: Type.Object({ service: Uuid }),
  body: ServiceForm,
  reply: Done,
})

export const withdrawService = endpoint({
  name: 'withdrawService',
  method: 'DELETE',
  path: '/api/services/:service',
  summary: 'Offer it no longer',
  params: Type.Object({ service: Uuid }),
  reply: Done,
})
