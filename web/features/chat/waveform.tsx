import { classes } from '#ui/recipes'

export const waveformSteps = 48
/** Highest value of a step. */
export const loudest = 31

/** Loudness over time; what was heard is darker. Two lines of strokes: a list of many must not be made of thousands of shapes. */
export function Waveform({ steps, heard, className }: { steps: readonly number[]; /** 0 to 1 */ heard: number; className?: string }) {
  const turn = Math.round(heard * steps.length)
  return (
    <svg viewBox="0 0 192 32" preserveAspectRatio="none" aria-hidden="true" className={classes('h-8 w-full stroke-2', className)}>
      <path d={strokes(steps, 0, turn)} className="stroke-leaf" strokeLinecap="round" />
      <path d={strokes(steps, turn, steps.length)} className="stroke-edge opacity-60" strokeLinecap="round" />
    </svg>
  )
}

function strokes(steps: readonly number[], from: number, to: number): string {
  const upright = (loudness: number, place: number) => {
    const half = 0.5 + (Math.min(loudest, Math.max(0, loudness)) / loudest) * 13.5
    return `M${(from + place) * 4 + 2} ${(16 - half).toFixed(1)}v${(2 * half).toFixed(1)}`
  }
  return steps.slice(from, to).map(upright).join('')
}
