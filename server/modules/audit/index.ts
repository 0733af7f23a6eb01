export { appendAuditEvent } from './append-event.ts'
export { verifyAuditChain } from './verify-chain.ts'
