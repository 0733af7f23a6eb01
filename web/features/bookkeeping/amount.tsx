import { formatIdr } from '#lib/format'

/** To the rupiah. Of a transfer the last three digits stand out: by them it is found on a statement. */
export function Amount({ amountIdr, hasCode = false, className }: { amountIdr: number; hasCode?: boolean; className?: string }) {
  const text = formatIdr(amountIdr)
  if (!hasCode || amountIdr < 1000) return <span className={`tabular-nums ${className ?? ''}`}>{text}</span>
  return (
    <span className={`tabular-nums ${className ?? ''}`}>
      {text.slice(0, -3)}
      <span className="text-clay underline decoration-2 underline-offset-4">{text.slice(-3)}</span>
    </span>
  )
}
