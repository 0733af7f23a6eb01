export { addDefaultLicenceKinds } from './default-kinds.ts'
export { licensedCountries } from './licensed-countries.ts'
export { counsellorsAtTurn, licensedUntil, publicLicencesOf } from './public-licences.ts'
export { recordLicence, type NewLicence } from './record-licence.ts'
