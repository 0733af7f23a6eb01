import { zoneName } from './format.ts'

export const indonesianZones = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']

/** Indonesia's zones first, then every zone that the runtime knows. */
export function zones(): string[] {
  return [...indonesianZones, ...Intl.supportedValuesOf('timeZone').filter((zone) => !indonesianZones.includes(zone))]
}

/** A list to choose from. @param date on which the offsets hold @param own goes first where no list of today's names has it */
export function zoneChoices(date: string, own?: string): { value: string; label: string }[] {
  const at = Temporal.Instant.from(`${date}T00:00Z`)
  const known = zones()
  const all = own === undefined || known.includes(own) ? known : [own, ...known]
  return all.map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${zoneName(zone, at)})` }))
}
