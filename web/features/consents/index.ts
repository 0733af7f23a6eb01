export { missingSteps } from './missing-steps.ts'
export { ReadinessSteps } from './readiness-steps.tsx'
