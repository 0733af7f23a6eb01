export { keepEntries, keepEntriesInside, type Sent } from './keep-entries.ts'
export { addEpochInside, beginSpace } from './keep-epoch.ts'
export { spaceRoutes } from './routes.ts'
