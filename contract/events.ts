/**
 * What has happened, in the past tense. An event is a row written in the transaction that made it
 * true; those who care are told afterwards, at least once. Nothing confidential travels here.
 */
export type Events = {
  'practice.was-set-up': { readonly name: string; readonly email: string | null; readonly language: 'id' | 'en' }
  'login.was-new': { readonly accountId: string }
  'password.was-changed': { readonly accountId: string }
  'second-factor.was-changed': { readonly accountId: string }
  'recovery-code.was-replaced': { readonly accountId: string }
  /** Or removed: `formerId` finds the address that it was. */
  'email.was-changed': { readonly accountId: string; readonly formerId: string }
  'email.was-asked': { readonly accountId: string }
  'licence.was-changed': { readonly counsellorId: string }
}

export type EventName = keyof Events
