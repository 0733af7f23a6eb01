export { endCancelled, endExpired } from './end-invoice.ts'
export { makeGateways } from './gateways.ts'
export { sweepProofs } from './proofs.ts'
export { paymentRoutes } from './routes.ts'
