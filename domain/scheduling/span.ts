/** From one minute to another, of whichever count; `to` is no part of it. */
export type Span = { readonly from: number; readonly to: number }

/** In order, and what overlaps or touches as one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const whole: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = whole.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else whole.push({ from, to })
  }
  return whole
}
