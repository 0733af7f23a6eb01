export { checkNewKeys, checkWrap, type CheckedKeys } from './check-keys.ts'
export { certify, revokeCertificatesOf, showCertifiedCard } from './certify.ts'
export { isRecoveryProof, keepNewKeys, passwordKdfOf, recoveryWrapOf, replacePasswordWrap } from './keep-keys.ts'
export { holdPracticeKey } from './practice-key.ts'
export { showPracticeKeyCopy } from './practice-key-copy.ts'
export {
  cardsOf,
  certifiedCards,
  certificatesOf,
  certifiedNames,
  certifiedRoles,
  certifiedUntil,
  deleteWrap,
  insertWrap,
  isRecoveryConfirmed,
  namesOnCertificates,
  newestCards,
} from './repository.ts'
export { keyRoutes } from './routes.ts'
export { keySealedColumns } from './sealed-bodies.ts'
