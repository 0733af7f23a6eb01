import { encode } from 'uqr'
import { classes } from './recipes.tsx'

/** Always dark on light, also at night, and four modules of quiet around it: scanners expect it (ISO/IEC 18004). */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className={classes('size-40 rounded-md', className)}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={modules.join('')} fill="#1f2a24" />
    </svg>
  )
}
