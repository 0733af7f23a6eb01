export { needReady } from './need-ready.ts'
export { consentRoutes } from './routes.ts'
