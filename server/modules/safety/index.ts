export { addDefaultRoutes } from './crisis-routes.ts'
export { safetyRoutes } from './routes.ts'
