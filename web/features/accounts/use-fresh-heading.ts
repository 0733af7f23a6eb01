import { useEffect, useRef, type RefObject } from 'react'

/** When a page goes on to its next step, reading goes on at the step's heading. */
export function useFreshHeading(step: unknown): RefObject<HTMLDivElement | null> {
  const heading = useRef<HTMLDivElement>(null)
  const first = useRef(step)
  useEffect(() => {
    if (first.current === step) return
    first.current = step
    heading.current?.focus()
    scrollTo(0, 0)
  }, [step])
  return heading
}
