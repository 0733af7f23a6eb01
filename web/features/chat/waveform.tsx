import { classes } from '#ui/recipes'

export const waveformSteps = 48
/** Highest value of a step. */
export const loudest = 31

/** Loudness over time; what was heard is darker. For the eye: the range above it is what is heard and moved. */
export function Waveform({ steps, heard, className }: { steps: readonly number[]; /** 0 to 1 */ heard: number; className?: string }) {
  return (
    <svg viewBox="0 0 192 32" preserveAspectRatio="none" aria-hidden="true" className={classes('h-8 w-full', className)}>
      {steps.map((loudness, place) => {
        const height = 2 + (Math.min(loudest, Math.max(0, loudness)) / loudest) * 28
        return (
          <rect
            key={place}
            x={place * 4}
            y={16 - height / 2}
            width={2.5}
            height={height}
            rx={1.25}
            className={place / steps.length < heard ? 'fill-leaf' : 'fill-edge opacity-60'}
          />
        )
      })}
    </svg>
  )
}
