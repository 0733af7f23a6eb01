import { hangingLeaves, sunFlecks, twigs } from './leaf-shadow-shapes.ts'
import { classes } from './recipes.tsx'

export type LeafShadowPlacement = 'top-right' | 'top-left' | 'bottom-right' | 'bottom-left' | 'top'

/** A low strip along the edge, so that it never comes to lie behind words; on a wide screen there is room beside them. */
const edge = 'h-28 w-full lg:h-[26rem] lg:w-[36rem]'
const places: Record<LeafShadowPlacement, string> = {
  'top-right': `${edge} top-0 right-0`,
  'top-left': `${edge} top-0 left-0 -scale-x-100`,
  'bottom-right': `${edge} right-0 bottom-0 -scale-y-100`,
  'bottom-left': `${edge} bottom-0 left-0 -scale-100`,
  top: 'top-0 right-0 h-28 w-full max-w-96',
}

/**
 * The one ornament: noon light through leaves, at the edge of a page, never behind text. The parent is
 * `relative isolate overflow-hidden` and leaves 7 rem free along that edge (`pt-28`) until the screen is wide (`lg`).
 */
export function LeafShadow({ placement = 'top-right', className }: { placement?: LeafShadowPlacement; className?: string }) {
  return (
    <svg
      viewBox="0 0 480 350"
      preserveAspectRatio="xMaxYMin slice"
      aria-hidden="true"
      className={classes(
        'pointer-events-none absolute -z-10 fill-leaf stroke-leaf stroke-0 mask-b-from-55% mask-l-from-70% select-none forced-colors:hidden',
        places[placement],
        className,
      )}
    >
      <filter id="leaf-soft" colorInterpolationFilters="sRGB">
        <feGaussianBlur stdDeviation="1.6" />
      </filter>
      <filter id="leaf-dissolved" colorInterpolationFilters="sRGB">
        <feGaussianBlur stdDeviation="6" />
      </filter>
      <path d={hangingLeaves.far} filter="url(#leaf-dissolved)" className="opacity-10" />
      <path d={sunFlecks} filter="url(#leaf-soft)" className="fill-petal-5 opacity-50" />
      <path d={hangingLeaves.middle} filter="url(#leaf-soft)" className="opacity-10" />
      <g filter="url(#leaf-soft)" className="opacity-15">
        <path d={hangingLeaves.near} />
        <path d={twigs} className="fill-none stroke-[1.5]" />
      </g>
    </svg>
  )
}
