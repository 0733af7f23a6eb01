const most = 6

/** Those nearest to the time that was wanted, itself among them if it is free, in order of time. */
export function nextBest(slots: readonly string[], wanted: string): string[] {
  const wantedMs = Date.parse(wanted)
  const distance = (slot: string) => Math.abs(Date.parse(slot) - wantedMs)
  return slots
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, most)
    .toSorted((one, other) => Date.parse(one) - Date.parse(other))
}
