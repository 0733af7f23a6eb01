export { spaceRoutes } from './routes.ts'
export { fileRoutes } from './file-routes.ts'
export { sweepFiles } from './sweep-files.ts'
