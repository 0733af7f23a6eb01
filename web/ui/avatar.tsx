import { classes } from './recipes.tsx'

export type AvatarSize = 'small' | 'normal' | 'large' | 'hero'
export type AvatarProps = {
  name: string
  /** 0–7 chooses the colour; without it a stable hash of the name does. */
  index?: number | undefined
  size?: AvatarSize | undefined
  pictureUrl?: string | undefined
  /** What a screen reader says. Leave out where the name stands beside it. */
  label?: string | undefined
  className?: string | undefined
}

const sizes: Record<AvatarSize, string> = {
  small: 'size-9 text-xs',
  normal: 'size-12 text-base',
  large: 'size-18 text-xl',
  hero: 'size-32 text-4xl sm:size-40',
}

/** Written out, so that Tailwind finds them. */
const petals = ['bg-petal-1', 'bg-petal-2', 'bg-petal-3', 'bg-petal-4', 'bg-petal-5', 'bg-petal-6', 'bg-petal-7', 'bg-petal-8'] as const

const titles = /^(dr|drs|dra|prof|ibu|bapak|bu|pak|hj?|ir|rr?|raden|sr|mr|mrs|ms)\.?$/i

/** First letters of the first and the last name; titles before and degrees after the name do not count. */
export function initials(name: string): string {
  const words = (name.split(',')[0] ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => word && !titles.test(word))
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('id') ?? '').join('')
}

/** The same name always wears the same colour (FNV-1a). */
export function petalOf(name: string): number {
  let hash = 0x811c9dc5
  for (const letter of name.trim().toLowerCase()) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % petals.length
}

/** Calm initials on a leaf, until there is a picture. */
export function Avatar({ name, index, size = 'normal', pictureUrl, label, className }: AvatarProps) {
  const frame = classes(sizes[size], 'shrink-0 rounded-leaf', className)
  if (pictureUrl) {
    return <img src={pictureUrl} alt={label ?? ''} width={160} height={160} loading="lazy" className={classes(frame, 'object-cover')} />
  }
  const heard = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <span
      {...heard}
      className={classes(
        frame,
        'relative grid place-items-center font-semibold text-ink select-none',
        petals[(index ?? petalOf(name)) % petals.length],
      )}
    >
      {size === 'large' || size === 'hero' ? (
        <svg viewBox="0 0 64 64" aria-hidden="true" className="absolute inset-0 fill-none stroke-ink opacity-20">
          <path d="M4.5 59.5 15 49M49 15 59.5 4.5" strokeLinecap="round" />
        </svg>
      ) : null}
      {initials(name)}
    </span>
  )
}
