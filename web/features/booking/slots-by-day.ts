/** Free times under the day on which they begin for somebody, by the wall clock of their zone. */
export type DayOfSlots = { readonly date: string; readonly slots: readonly string[] }

export function slotsByDay(slots: readonly string[], timeZone: string): DayOfSlots[] {
  const byDay = Map.groupBy(slots, (slot) => Temporal.Instant.from(slot).toZonedDateTimeISO(timeZone).toPlainDate().toString())
  return [...byDay].map(([date, some]) => ({ date, slots: some }))
}

/** Whether two people's clocks show something else at that moment; two names of one time are no difference. */
export function clocksDiffer(instant: string, one: string, other: string): boolean {
  const at = Temporal.Instant.from(instant)
  return at.toZonedDateTimeISO(one).offsetNanoseconds !== at.toZonedDateTimeISO(other).offsetNanoseconds
}
