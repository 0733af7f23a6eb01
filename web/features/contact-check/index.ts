export { ContactQuestion } from './contact-question.tsx'
export { useContactCheck, type ContactCheck } from './use-contact-check.ts'
