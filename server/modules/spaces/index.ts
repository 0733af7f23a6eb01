export { spaceRoutes } from './routes.ts'
export { findUndelivered, type Undelivered } from './unread.ts'
