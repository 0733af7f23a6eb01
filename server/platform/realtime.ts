export { makeLive, type Live, type LiveNews } from './realtime/live.ts'
export { openPostgresLive } from './realtime/postgres-live.ts'
export { mountSockets, type SocketWork } from './realtime/mount-sockets.ts'
export type { LiveSocket, Sockets } from './realtime/sockets.ts'
