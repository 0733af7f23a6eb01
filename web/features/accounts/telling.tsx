import { useEffect, useRef, useState } from 'react'
import { Told } from './told.tsx'

/** What an admin's page says of the act that was done last. */
type Telling = {
  /** The next act begins: what was said of the one before is over. */
  readonly begin: () => void
  readonly tell: (words: string) => void
}

type Words = { readonly words: string }

/** @returns the words, each time anew an object, and how they are said */
export function useTelling(): Telling & { readonly told: Words | null } {
  const [told, setTold] = useState<Words | null>(null)
  return { told, begin: () => setTold(null), tell: (words) => setTold({ words }) }
}

/** Reading goes on here after an act: what it stood in may be gone. */
export function ToldNotice({ told }: { told: Words | null }) {
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (told) region.current?.focus()
  }, [told])
  return <Told ref={region}>{told?.words}</Told>
}
