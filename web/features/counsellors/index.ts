export { CounsellorCards } from './counsellor-cards.tsx'
export { modeAbout, modeName, specialisationAbout, specialisationName } from './labels.ts'
