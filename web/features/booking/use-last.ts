import { useState } from 'react'

/** Asked anew without a connection, there is no answer: what was there stays. */
export function useLast<Found>(found: Found | null): Found | null {
  const [last, setLast] = useState(found)
  if (found && found !== last) setLast(found)
  return found ?? last
}
