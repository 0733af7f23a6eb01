export { CounsellorCards } from './counsellor-cards.tsx'
export { findSoonest } from './find-counsellors.ts'
export { specialisationAbout, specialisationName } from './labels.ts'
