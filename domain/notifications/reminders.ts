/** On what occasions somebody hears of an appointment. */
export const reminderOccasions = [
  'confirmed',
  'moved',
  'cancelled',
  'day-before',
  'hour-before',
  'earlier-time',
  'payment-not-found',
  'paid-back',
] as const
export type ReminderOccasion = (typeof reminderOccasions)[number]

/** How long before it begins, in minutes; each once, and none that would come at the same moment as the confirmation. */
export const reminderMinutes = { 'day-before': 24 * 60, 'hour-before': 60 } as const
