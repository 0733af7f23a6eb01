import ICAL from 'ical.js'
import { joined, type Span } from '#domain/scheduling/span'
import { isTimeZone } from '#domain/accounts/time-zone'

export type BusyQuestion = {
  readonly text: string
  /** Of which stretch, in seconds since 1970. */
  readonly from: number
  readonly to: number
  /** In which times are meant that name no zone: whole days, above all. */
  readonly timeZone: string
  /** Ids of appointments that are known here already: they come back by invitations. */
  readonly own: readonly string[]
}

/** So many occurrences of one calendar are looked at: a rule for each second has no end. */
const mostOccurrences = 200_000

/** More than anybody does: it is not read to its end. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
}

/**
 * When somebody is busy by a calendar file, in minutes since 1970, joined. What is free, cancelled or cannot be understood is left out.
 * @throws what ical.js throws for what is no calendar; TooMuch
 */
export function readBusy(question: BusyQuestion): readonly Span[] {
  const budget = { left: mostOccurrences }
  const spans = calendarsIn(question.text).flatMap((calendar) => busyOf(calendar, question, budget))
  return joined(spans.map(({ from, to }) => ({ from: Math.floor(from / 60), to: Math.ceil(to / 60) })))
}

function calendarsIn(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text) as unknown[]
  const roots = Array.isArray(parsed[0]) ? parsed : [parsed]
  const calendars = roots.map((root) => new ICAL.Component(root as string)).filter(({ name }) => name === 'vcalendar')
  if (calendars.length === 0) throw new Error('no calendar')
  return calendars
}

type Budget = { left: number }

function busyOf(calendar: ICAL.Component, question: BusyQuestion, budget: Budget): Span[] {
  const zones = zonesOf(calendar, question.timeZone)
  const own = new Set(question.own)
  const events = calendar.getAllSubcomponents('vevent').filter((one) => !own.has(String(one.getFirstPropertyValue('uid'))))
  const read = events.filter((one) => understood(() => [setZones(one, zones)]).length > 0)
  const byUid = Map.groupBy(read, (one) => String(one.getFirstPropertyValue('uid')))
  const spans = [...byUid.values()].flatMap((same) => {
    const exceptions = same.filter((one) => one.hasProperty('recurrence-id'))
    return same.flatMap((one) => understood(() => occurrencesOf(one, exceptions, question, budget)))
  })
  return [...spans, ...calendar.getAllSubcomponents('vfreebusy').flatMap((one) => understood(() => toldBusy(one)))].filter(
    ({ from, to }) => from < to && to > question.from && from < question.to,
  )
}

/** One event that nobody could read does not hide the others. */
function understood<T>(read: () => T[]): T[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof TooMuch) throw error
    return []
  }
}

function occurrencesOf(component: ICAL.Component, exceptions: readonly ICAL.Component[], { from, to }: BusyQuestion, budget: Budget): Span[] {
  const isException = component.hasProperty('recurrence-id')
  const stretches = isBusy(component) ? takeStretches(component) : []
  const event = new ICAL.Event(component, { exceptions: isException ? [] : [...exceptions], strictExceptions: false })
  // From this one on all are other than they were: it is met where the rule is followed.
  if (isException && event.modifiesFuture()) return []
  if (isException || !event.isRecurring()) return isBusy(component) ? [...stretches, spanOf(event.startDate, event.endDate)] : []
  const spans = [...stretches]
  const length = event.duration.toSeconds()
  const isShifted = exceptions.some((one) => new ICAL.Event(one).modifiesFuture())
  const occurrences = event.iterator()
  for (let next = occurrences.next() as ICAL.Time | null; next; next = occurrences.next() as ICAL.Time | null) {
    if (budget.left-- <= 0) throw new TooMuch('too many occurrences')
    if (next.toUnixTime() >= to) break
    if (!isShifted && next.toUnixTime() + length <= from) continue
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    const isOther = item.isRecurrenceException() && !item.modifiesFuture()
    if (!isOther && isBusy(item.component) && endDate.toUnixTime() > from) spans.push(spanOf(startDate, endDate))
  }
  return spans
}

/** Additions that are stretches and not beginnings; ical.js knows only the latter. */
function takeStretches(component: ICAL.Component): Span[] {
  const found = component.getAllProperties('rdate').filter((one) => one.type === 'period')
  const spans = found.flatMap((one) => (one.getValues() as ICAL.Period[]).map((period) => spanOf(period.start, period.getEnd())))
  for (const one of found) component.removeProperty(one)
  return spans
}

const isBusy = (component: ICAL.Component) =>
  !isSaid(component, 'transp', 'TRANSPARENT') && !isSaid(component, 'status', 'CANCELLED') && !isSaid(component, 'x-microsoft-cdo-busystatus', 'FREE')

const isSaid = (component: ICAL.Component, name: string, value: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase() === value

const spanOf = (start: ICAL.Time, end: ICAL.Time): Span => ({ from: start.toUnixTime(), to: end.toUnixTime() })

/** Some calendars tell nothing but when (RFC 5545 section 3.6.4). */
function toldBusy(component: ICAL.Component): Span[] {
  return component
    .getAllProperties('freebusy')
    .filter((one) => String(one.getParameter('fbtype') ?? 'BUSY').toUpperCase() !== 'FREE')
    .flatMap((one) => one.getValues() as ICAL.Period[])
    .map((period) => spanOf(period.start, period.getEnd()))
}

type Zones = { readonly own: ICAL.Timezone; find(name: string): ICAL.Timezone }

/** The runtime knows the world's zones better than most files; for names that it does not know the file's own rules hold. */
function zonesOf(calendar: ICAL.Component, timeZone: string): Zones {
  const own = new RuntimeZone(timeZone)
  const told = new Map(calendar.getAllSubcomponents('vtimezone').map((one) => [String(one.getFirstPropertyValue('tzid')), one]))
  const known = new Map<string, ICAL.Timezone>()
  const make = (name: string) => {
    const component = told.get(name)
    if (isTimeZone(name)) return new RuntimeZone(name)
    return component ? new ICAL.Timezone({ component, tzid: name }) : own
  }
  return {
    own,
    find(name) {
      const zone = known.get(name) ?? make(name)
      known.set(name, zone)
      return zone
    },
  }
}

class RuntimeZone extends ICAL.Timezone {
  readonly #name: string

  constructor(name: string) {
    super({ tzid: name })
    this.#name = name
  }

  override utcOffset({ year, month, day, hour, minute, second }: ICAL.Time): number {
    const wall = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second })
    return wall.toZonedDateTime(this.#name).offsetNanoseconds / 1e9
  }
}

function setZones(component: ICAL.Component, zones: Zones): void {
  const startZone = zoneOf(component.getFirstProperty('dtstart'), zones)
  for (const name of ['dtstart', 'dtend', 'recurrence-id', 'exdate', 'rdate'])
    for (const property of component.getAllProperties(name)) {
      const zone = zoneOf(property, zones)
      for (const value of property.getValues() as unknown[]) {
        const times = value instanceof ICAL.Period ? [value.start, value.end] : [value]
        for (const time of times) if (time instanceof ICAL.Time && !isUtc(time)) time.zone = zone
      }
    }
  for (const property of component.getAllProperties('rrule'))
    for (const rule of property.getValues() as unknown[]) if (rule instanceof ICAL.Recur) endIn(rule, startZone)
}

function zoneOf(property: ICAL.Property | null, zones: Zones): ICAL.Timezone {
  const name = property?.getParameter('tzid')
  return typeof name === 'string' ? zones.find(name) : zones.own
}

const isUtc = (time: ICAL.Time) => time.zone === ICAL.Timezone.utcTimezone

/** Until a day: that is with the whole of it. */
function endIn(rule: ICAL.Recur, zone: ICAL.Timezone): void {
  const until = rule.until as ICAL.Time | null
  if (!until || isUtc(until)) return
  const { year, month, day } = until
  const { hour, minute, second } = until.isDate ? { hour: 23, minute: 59, second: 59 } : until
  rule.until = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone)
}
