import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

const words =
  'max-w-[38rem] font-serif text-lg leading-[1.65] sm:text-[1.25rem] [&>*+*]:mt-[0.9em] [&_strong]:font-bold ' +
  '[&_a]:text-leaf [&_a]:underline [&_a]:decoration-1 [&_a]:underline-offset-[0.18em] [&_a:hover]:decoration-2'
const headings =
  '[&_h2]:text-2xl [&_h2]:font-medium [&_h3]:text-xl [&_h3]:font-medium [&>*+h2]:mt-[1.7em] [&>*+h3]:mt-[1.4em] [&>h2+*]:mt-[0.4em] [&>h3+*]:mt-[0.3em]'
const lists = '[&_ul]:list-disc [&_ol]:list-decimal [&_ul]:ps-[1.2em] [&_ol]:ps-[1.4em] [&_li]:ps-1 [&_li+li]:mt-[0.35em] [&_li::marker]:text-muted'
const asides = '[&_blockquote]:border-s-2 [&_blockquote]:border-turmeric [&_blockquote]:ps-5 [&_blockquote]:italic [&_hr]:border-line'

/** For slow reading: articles, letters, closing cards. Sixty to seventy letters a line. */
export function Prose({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={classes(words, headings, lists, asides, className)}>{children}</div>
}
