/** The look of a time stands with its list: a page may have hundreds of them. */
const looks =
  '[&_a]:flex [&_a]:min-h-11 [&_a]:items-center [&_a]:justify-center [&_a]:rounded-md [&_a]:border [&_a]:border-edge [&_a]:bg-surface [&_a]:px-3 ' +
  '[&_a]:font-semibold [&_a]:text-leaf [&_a]:tabular-nums [&_a]:no-underline [&_a]:transition-colors [&_a:hover]:border-leaf [&_a:hover]:bg-mist-soft'

export const timeLinksClasses = `flex list-none flex-wrap gap-2 ${looks}`
/** As many as fit beside each other, or one column for each day. */
export const timeColumnsClasses = `grid list-none grid-cols-[repeat(auto-fill,minmax(4.5rem,1fr))] gap-2 lg:grid-cols-1 ${looks}`
