export { addDefaultLicenceKinds } from './default-kinds.ts'
export { licensedUntil, publicLicencesOf } from './public-licences.ts'
export { recordLicence, type NewLicence } from './record-licence.ts'
