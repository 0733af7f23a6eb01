import type { Words } from '#lib/words-of'

/** A refusal in the little room beside what was refused. */
export const RefusedLine = ({ words, className = '' }: { words: Words | null; className?: string }) =>
  words ? <p role="alert" className={`text-sm text-alarm ${className}`}>{`${words.title}. ${words.next}`}</p> : null
