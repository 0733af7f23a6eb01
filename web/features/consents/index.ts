export { ReadinessSteps } from './readiness-steps.tsx'
