import { classes } from './recipes.tsx'

/** An upright leaf that is also a tree at noon: one half in the light, one in the shade, its shadow at the foot. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classes('size-8 shrink-0 fill-current', className)}>
      <path d="M15.3 1C8.3 6 4.5 11 4.5 16.2c0 5.2 4.3 8.6 10.8 8.8Z" className="opacity-50" />
      <path d="M16.7 1c7 5 10.8 10 10.8 15.2 0 5.2-4.3 8.6-10.8 8.8Z" />
      <ellipse cx="16" cy="29.3" rx="11" ry="1.7" className="opacity-50" />
      <path d="M15.3 24h1.4v5.3h-1.4Z" />
    </svg>
  )
}

export type LogoProps = { name?: string | undefined; className?: string | undefined }

/** Mark and word mark; the mark is leaf green, the word takes the colour of the text around it. */
export function Logo({ name = 'Teduh', className }: LogoProps) {
  const size = name.length > longNameLetters ? 'text-lg sm:text-xl' : 'text-[1.375rem] sm:text-[1.75rem]'
  return (
    <span className={classes('flex w-fit items-center gap-2', className)}>
      <LogoMark className="text-leaf" />
      <span className={classes('font-serif leading-[1.1] font-medium tracking-tight text-balance', size)}>{name}</span>
    </span>
  )
}

/** Beyond it a name takes two lines beside the menu of a phone. */
const longNameLetters = 18
