/**
 * The looks that several parts share, as classes. The static parts and the react-aria parts use the same strings:
 * both end in real <button> and <input> elements, so `hover:`, `disabled:` and `focus-visible:` serve for both.
 */

/** Joins classes; what is not there is left out. */
export function classes(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'normal' | 'large'
export type ButtonLook = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined; wide?: boolean | undefined }

const buttonShape =
  'inline-flex items-center justify-center gap-2 border text-center font-semibold no-underline select-none transition-colors ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-mist-soft disabled:text-muted aria-disabled:cursor-not-allowed aria-disabled:border-line ' +
  'aria-disabled:bg-mist-soft aria-disabled:text-muted [&_svg]:size-[1.2em] [&_svg]:shrink-0'

const buttonColours: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-clay text-on-clay hover:bg-clay-strong active:bg-clay-strong',
  secondary: 'border-edge bg-surface text-ink hover:border-leaf hover:bg-mist-soft active:bg-mist',
  quiet:
    'border-transparent bg-transparent text-leaf hover:bg-mist-soft active:bg-mist disabled:border-transparent disabled:bg-transparent aria-disabled:border-transparent aria-disabled:bg-transparent',
  danger: 'border-alarm bg-surface text-alarm hover:bg-alarm-soft active:bg-alarm-soft',
}

const buttonSizes: Record<ButtonSize, string> = {
  small: 'min-h-9 rounded-sm px-3 py-1.5 text-sm',
  normal: 'min-h-11 rounded-md px-4.5 py-2 text-base',
  large: 'min-h-13 rounded-lg px-6 py-3 text-lg',
}

/** The look of a button, for anything that must look like one (a router's link, a summary). */
export function buttonClasses({ variant = 'secondary', size = 'normal', wide = false }: ButtonLook = {}): string {
  return classes(buttonShape, buttonColours[variant], buttonSizes[size], wide && 'w-full')
}

/** Links in running text are underlined; alone in a list they may wait for the pointer. */
export const linkClasses =
  'rounded-xs font-medium text-leaf underline decoration-1 underline-offset-[0.2em] transition-colors hover:text-leaf-strong hover:decoration-2'
export const bareLinkClasses = 'rounded-xs font-medium text-leaf underline-offset-[0.2em] transition-colors hover:text-leaf-strong hover:underline'

/** A link whose touchable face is the whole card around it (the card is `relative`). */
export const stretchedLinkClasses =
  'after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-2 focus-visible:after:outline-focus'

export const cardClasses = 'relative rounded-xl border p-5 sm:p-6'

/** A box or a point to choose; how it is drawn stands in base.css. */
export const boxClasses = 'box size-5 shrink-0'

export const labelClasses = 'block font-semibold text-ink'
export const hintClasses = 'text-sm text-muted'
export const errorClasses = 'flex items-start gap-1.5 text-sm font-medium text-alarm [&_svg]:mt-[0.2em] [&_svg]:size-[1.1em] [&_svg]:shrink-0'

/** Text never smaller than 16 px, or iOS zooms into the field. */
export const inputClasses =
  'w-full min-h-12 rounded-md border border-edge bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-muted transition-colors ' +
  'hover:border-leaf focus:border-leaf aria-invalid:border-2 aria-invalid:border-alarm data-invalid:border-2 data-invalid:border-alarm ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-mist-soft disabled:text-muted'
/** Not for lists: a <select> counts as read-only. */
export const readOnlyClasses = 'read-only:border-line read-only:bg-mist-soft'

/** What floats above the page: menus, lists, dialogs, toasts. */
export const floatingClasses = 'rounded-lg border border-line bg-surface text-ink shadow-lifted'

/** One line of a menu or a list of choices. */
export const optionClasses =
  'flex min-h-11 cursor-default items-center gap-3 rounded-sm px-3 py-2 text-base -outline-offset-2 not-data-focus-visible:outline-none [&_svg]:size-5 [&_svg]:shrink-0 ' +
  'data-focused:bg-mist data-disabled:text-muted data-disabled:line-through'
