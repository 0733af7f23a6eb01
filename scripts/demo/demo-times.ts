import type { WorkingHours } from '#contract/scheduling'

const early = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 16 * 60 },
]
const late = [
  { from: 13 * 60, to: 17 * 60 },
  { from: 19 * 60, to: 21 * 60 },
]
const morning = [{ from: 9 * 60, to: 12 * 60 }]

/** Different for each, and the same at every start. @param place in the list of counsellors */
export function hoursOf(place: number, timeZone: string): WorkingHours {
  const [usual, other] = place % 2 === 0 ? [early, late] : [late, early]
  const weekly = Array.from({ length: 7 }, (_, weekday) => {
    if (weekday === 6 || weekday === place % 5) return []
    if (weekday === 5) return place % 3 === 0 ? morning : []
    return weekday % 3 === 2 ? other : usual
  })
  return {
    timeZone,
    weekly,
    exceptions: [],
    noticeHours: 3 + (place % 4) * 3,
    horizonDays: 45,
    stepMinutes: 30,
    breakMinutes: 0,
    mostPerDay: place % 4 === 3 ? 6 : null,
  }
}

/** Where the clients of the demo are. */
export const demoPlaces = {
  'embun-pagi-27': { country: 'ID', province: 'ID-JK' },
  'ombak-tenang': { country: 'ID', province: 'ID-SN' },
  'kenari-teduh-61': { country: 'ID', province: 'ID-JB' },
  'langit-timur': { country: 'ID', province: 'ID-PA' },
} as const

export type DemoAppointment = {
  readonly client: keyof typeof demoPlaces
  readonly counsellor: string
  /** Looked for from that day on; before today, it was. */
  readonly daysFromNow: number
  /** Of the times that are free then. */
  readonly which: number
  readonly becomes: 'confirmed' | 'held' | 'cancelled' | 'no-show' | 'waiting'
}

export const demoAppointments: readonly DemoAppointment[] = [
  { client: 'embun-pagi-27', counsellor: 'felicia-gunadi', daysFromNow: -14, which: 2, becomes: 'confirmed' },
  { client: 'embun-pagi-27', counsellor: 'felicia-gunadi', daysFromNow: 2, which: 1, becomes: 'confirmed' },
  { client: 'kenari-teduh-61', counsellor: 'felicia-gunadi', daysFromNow: -12, which: 5, becomes: 'no-show' },
  { client: 'kenari-teduh-61', counsellor: 'felicia-gunadi', daysFromNow: 9, which: 3, becomes: 'waiting' },
  { client: 'langit-timur', counsellor: 'felicia-gunadi', daysFromNow: 4, which: 0, becomes: 'confirmed' },
  { client: 'ombak-tenang', counsellor: 'andi-besse', daysFromNow: 3, which: 2, becomes: 'confirmed' },
  { client: 'ombak-tenang', counsellor: 'asep-ridwan', daysFromNow: 6, which: 4, becomes: 'cancelled' },
  { client: 'langit-timur', counsellor: 'andi-besse', daysFromNow: 5, which: 6, becomes: 'held' },
]
