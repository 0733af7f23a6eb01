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
  /** `counsellorIds`: to whom the first word is sealed, and who therefore could take it. All ids here are those of accounts. */
  'episode.was-asked': { readonly episodeId: string; readonly clientId: string; readonly counsellorIds: readonly string[] }
  'episode.was-taken': { readonly episodeId: string; readonly clientId: string; readonly counsellorId: string }
  /** By the last one who could have taken it. */
  'episode.was-declined': { readonly episodeId: string; readonly clientId: string }
  /** `counsellorIds`: who had not answered. */
  'episode.has-lapsed': { readonly episodeId: string; readonly clientId: string; readonly counsellorIds: readonly string[] }
  /** A time was chosen and confirmed; ids of people are those of accounts. */
  'appointment.was-confirmed': AppointmentNews
  'appointment.was-moved': AppointmentNews
  /** `isFree`: what was paid is given back, by the rules as they were when it was cancelled. */
  'appointment.was-cancelled': AppointmentNews & { readonly by: 'client' | 'counsellor' | 'practice'; readonly isFree: boolean }
  /** Its time to confirm ran out. */
  'appointment.has-expired': AppointmentNews
  'appointment.was-missed': AppointmentNews
  /** Earlier times have become free for somebody who waits for one. */
  'appointment.may-be-earlier': AppointmentNews
  'payment.was-not-found': AppointmentNews
  'payment.was-sent-back': AppointmentNews
}

type AppointmentNews = { readonly appointmentId: string; readonly clientId: string; readonly counsellorId: string }

export type EventName = keyof Events
