export { publishCounsellor, type NewCounsellor } from './publish-counsellor.ts'
export { refreshLicence, refreshTurningLicences } from './refresh-licence.ts'
export { counsellorRoutes } from './routes.ts'
export { showCounsellor } from './show-counsellor.ts'
