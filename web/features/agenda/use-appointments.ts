import { useCallback, useEffect, useState } from 'react'
import { listAppointments, type Appointment } from '#contract/scheduling'
import { wordsOfReading } from '#features/accounts'
import { callApi } from '#lib/api'
import type { Words } from '#lib/words-of'
import type { Stretch } from './calendar-days.ts'

export type Taken = { readonly appointments: readonly Appointment[]; readonly outside: readonly Stretch[] }
type State = { readonly of: string; readonly taken: Taken; readonly refused: Words | null }

const nothing: Taken = { appointments: [], outside: [] }

/**
 * The own appointments of a stretch of time and what other calendars hold, asked anew whenever somebody comes back to the page. What was
 * there stays beside the words that the newest is missing.
 */
export function useAppointments({ from, to }: Stretch) {
  const of = `${from} ${to}`
  const [state, setState] = useState<State | null>(null)
  const load = useCallback(
    () =>
      callApi(listAppointments, { query: { from, to } }).then(
        (taken) => setState({ of, taken, refused: null }),
        (error: unknown) => setState((before) => ({ of, taken: before?.of === of ? before.taken : nothing, refused: wordsOfReading(error) })),
      ),
    [from, to, of],
  )
  useEffect(() => {
    void load()
    const again = () => void (document.visibilityState === 'visible' && load())
    addEventListener('focus', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      removeEventListener('focus', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [load])
  const isThere = state?.of === of
  return { ...(isThere ? state.taken : nothing), isLoading: !isThere, refused: isThere ? state.refused : null, retry: load }
}
