import type { CounsellorProfile, Service } from '#contract/counsellors'
import type { PublicLicence } from '#contract/credentials'
import type { CounsellorRow, ServiceRow } from './repository.ts'

export function presentProfile(row: CounsellorRow, services: ServiceRow[], licences: PublicLicence[]): CounsellorProfile {
  return {
    slug: row.slug,
    name: row.name,
    headline: row.headline,
    city: row.city,
    timeZone: row.timeZone,
    specialisations: row.specialisations,
    languages: row.languages,
    modes: row.modes,
    practisingSince: row.practisingSince,
    lowestPriceIdr: row.lowestPriceIdr ?? 0,
    licensed: licences.length > 0,
    biography: row.biography,
    approach: row.approach,
    education: row.education,
    experience: row.experience,
    licences,
    services: services.map(presentService),
  }
}

function presentService(row: ServiceRow): Service {
  const { id, mode, name, minutes, answerWithinHours, priceIdr } = row
  return { id, mode, name, minutes, answerWithinHours, priceIdr }
}
