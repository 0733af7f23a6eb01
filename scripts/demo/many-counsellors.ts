import { sessionModes, specialisations, type SpokenLanguage } from '#domain/care/fields'
import { zoneOfCity } from './demo-cities.ts'
import type { DemoCounsellor, DemoLicence, DemoService } from './demo-counsellor.ts'
import { konselor, sipp } from './demo-licences.ts'
import { chat, couples, group, letters, video, voice } from './demo-services.ts'
import { regions } from './many-counsellors-regions.ts'
import { approaches, closings, fieldWords, middles, openings } from './many-counsellors-words.ts'
import { people } from './people.ts'

/**
 * Believable, varied people for load tests: the same every time, and fewer are a beginning of more.
 * Their slugs do not clash with those of the demo people, so that both can live in one practice.
 */
export function makeManyCounsellors(count: number): DemoCounsellor[] {
  const slugs = new Set(people.map((person) => person.slug))
  return Array.from({ length: count }, (_, index) => makeOne(index, slugs))
}

type Chance = { between(low: number, high: number): number; of<T>(list: readonly T[]): T; some<T>(list: readonly T[], size: number): T[] }

/** Mulberry32: small, fast, the same on every machine; no secret depends on it. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const of = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to choose from')
    return list[between(0, list.length - 1)] as T
  }
  const some = <T>(list: readonly T[], size: number): T[] => {
    const rest = [...list]
    const chosen: T[] = []
    while (chosen.length < size && rest.length > 0) chosen.push(...rest.splice(between(0, rest.length - 1), 1))
    return chosen
  }
  return { between, of, some }
}

function makeOne(index: number, slugs: Set<string>): DemoCounsellor {
  const chance = chanceFrom(20_261_120 + index * 7919)
  const region = chance.of(regions)
  const city = chance.of(region.cities)
  const plainName = `${chance.of(region.given)} ${chance.of(region.family)}`
  const psychologist = chance.between(1, 5) > 1
  const since = chance.between(1999, 2023)
  const fields = chance.some(specialisations, chance.between(3, 6))
  const [first, second] = [fieldWords[fields[0] ?? 'anxiety'], fieldWords[fields[1] ?? 'grief']]
  const opening = chance.of(openings)({ city, since, first, second })
  const [middle, closing] = [chance.of(middles), chance.of(closings)]
  return {
    slug: freeSlug(plainName, slugs),
    name: `${plainName}, ${psychologist ? 'M.Psi., Psikolog' : 'S.Pd., M.Pd., Kons.'}`,
    headline: { id: capital(`${first.id} dan ${second.id}`), en: capital(`${first.en} and ${second.en}`) },
    city,
    timeZone: zoneOfCity[city] ?? 'Asia/Jakarta',
    specialisations: fields,
    languages: languagesOf(region.languages, chance),
    practisingSince: since,
    biography: { id: [opening.id, middle.id, closing.id].join('\n\n'), en: [opening.en, middle.en, closing.en].join('\n\n') },
    approach: chance.of(approaches),
    ...pathOf(psychologist, since, city),
    licences: [licenceOf(psychologist, since, index, chance)],
    services: servicesOf(chance),
  }
}

function freeSlug(name: string, taken: Set<string>): string {
  const base = name.toLowerCase().replace(/[^a-z]+/g, '-')
  let slug = base
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`
  taken.add(slug)
  return slug
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function languagesOf(regional: readonly SpokenLanguage[], chance: Chance): SpokenLanguage[] {
  const more = chance.some(regional, chance.between(0, regional.length))
  const languages: SpokenLanguage[] = ['id', ...more]
  if (chance.between(1, 60) === 1) languages.push('inl')
  if (chance.between(1, 25) === 1) languages.push('ar')
  return languages
}

function pathOf(psychologist: boolean, since: number, city: string): Pick<DemoCounsellor, 'education' | 'experience'> {
  const masters = psychologist
    ? { id: 'Magister Profesi Psikologi', en: 'Professional master’s in psychology' }
    : { id: 'Magister dan profesi konselor', en: 'Master’s and professional training as a counsellor' }
  const degree = psychologist
    ? { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }
    : { id: 'Sarjana Bimbingan dan Konseling', en: 'Degree in guidance and counselling' }
  return {
    education: [
      { from: since - 3, to: since, what: masters, where: 'Universitas negeri' },
      { from: since - 8, to: since - 4, what: degree, where: 'Universitas negeri' },
    ],
    experience: [{ from: since, to: null, what: { id: 'Praktik konseling', en: 'Counselling practice' }, where: city }],
  }
}

function licenceOf(psychologist: boolean, since: number, index: number, chance: Chance): DemoLicence {
  const lot = chance.between(1, 10)
  const expired = lot === 10 && since <= 2019
  const state: DemoLicence['state'] = expired ? 'expired' : lot === 9 ? 'unverified' : 'verified'
  const expiryYear = expired ? chance.between(2024, 2025) : Math.max(chance.between(2027, 2030), since + 5)
  const monthAndDay = `${twoDigits(chance.between(1, 12))}-${twoDigits(chance.between(1, 28))}`
  const dates = { issuedOn: `${expiryYear - 5}-${monthAndDay}`, expiresOn: `${expiryYear}-${monthAndDay}`, state }
  const serial = String(index + 1).padStart(4, '0')
  return psychologist
    ? sipp({ ...dates, number: `${since}${serial}-${expiryYear - 5}-${monthAndDay.slice(0, 2)}-${serial}` })
    : konselor({ ...dates, number: `IKI/${monthAndDay.slice(0, 2)}/${serial}/${expiryYear - 5}` })
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

function servicesOf(chance: Chance): DemoService[] {
  const base = chance.between(20, 60) * 5000
  const priced = (share: number) => Math.max(75_000, Math.round((base * share) / 5000) * 5000)
  const minutes = chance.of([50, 60])
  const make: Record<(typeof sessionModes)[number], () => DemoService> = {
    video: () => video(minutes, priced(1)),
    voice: () => voice(minutes, priced(0.85)),
    chat: () => chat(50, priced(0.6)),
    letters: () => letters(chance.of([24, 48, 72]), priced(0.45)),
    group: () => group(90, priced(0.35)),
  }
  const services = chance.some(sessionModes, chance.between(2, 4)).map((mode) => make[mode]())
  const hasVideo = services.some((service) => service.mode === 'video')
  return hasVideo && services.length < 4 && chance.between(1, 4) === 1 ? [...services, video(80, priced(1.5), couples)] : services
}
