/**
 * Every purpose for which a key is derived, a hash taken or a signature made: closed, so that no two uses can meet.
 * A label is never given a second meaning; a new meaning gets a new label.
 */
export const labels = [
  // The password and the slots of the account master key
  'pw-salt',
  'auth',
  'kek-password',
  'kek-passkey',
  'passkey-prf',
  'kek-recovery',
  'recovery-proof',
  'wrap-key',
  'wrap-commit',
  // Identity
  'identity-seal',
  'card',
  'card-self',
  'card-rotation',
  // The practice
  'certificate',
  'kek-practice',
  'export-salt',
  'kek-export',
  // Spaces and entries
  'epoch',
  'epoch-commit',
  'epoch-wrap',
  'consent',
  'message-key',
  'entry',
  'entry-chain',
  // What a browser remembers
  'state-seal',
  'local-seal',
  // What somebody agreed to; bytes for several readers
  'agreement',
  'parcel',
] as const

export type Label = (typeof labels)[number]
