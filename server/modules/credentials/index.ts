export { addDefaultLicenceKinds } from './default-kinds.ts'
export { counsellorsAtTurn, licensedUntil, publicLicencesOf } from './public-licences.ts'
export { recordLicence, type NewLicence } from './record-licence.ts'
