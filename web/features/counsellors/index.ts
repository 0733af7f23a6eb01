export { CounsellorCards } from './counsellor-cards.tsx'
export { specialisationAbout, specialisationName } from './labels.ts'
