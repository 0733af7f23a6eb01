import { useCallback, useEffect, useState } from 'react'
import { getSlots, type Appointment } from '#contract/scheduling'
import { wordsOfReading } from '#features/accounts'
import { callApi } from '#lib/api'
import { practiceClock } from '#lib/practice-clock'
import type { Words } from '#lib/words-of'

/** Two weeks at a time: what fits on a phone without getting lost. */
const daysAtOnce = 14

export type Slots = {
  /** Null until the first answer. */
  readonly free: readonly string[] | null
  readonly isMore: boolean
  readonly isLoading: boolean
  readonly refused: Words | null
  readonly more: () => void
  readonly retry: () => Promise<void>
  /** In the place of all that was there: what the practice says is free now. */
  readonly offer: (next: readonly string[]) => void
}

type State = Pick<Slots, 'free' | 'isMore' | 'refused'> & { readonly from: Temporal.PlainDate }

/** Free times of an appointment's counsellor for the same service, by the days of whoever looks. Its own time is none of them. */
export function useSlots({ counsellor: { slug }, service, startsAt }: Appointment, timeZone: string): Slots {
  const [state, setState] = useState<State>(() => ({ free: null, isMore: false, refused: null, from: today(timeZone) }))
  const [isLoading, setLoading] = useState(false)
  const load = useCallback(
    async (from: Temporal.PlainDate) => {
      if (slug === null) return setState({ free: [], isMore: false, refused: null, from })
      setLoading(true)
      try {
        const query = { service: service.id, from: from.toString(), days: daysAtOnce, zone: timeZone }
        const { slots, lastDate } = await callApi(getSlots, { params: { slug }, query })
        const next = from.add({ days: daysAtOnce })
        const others = slots.filter((at) => Date.parse(at) !== Date.parse(startsAt))
        setState(({ free }) => ({ free: [...(free ?? []), ...others], isMore: next.toString() <= lastDate, refused: null, from: next }))
      } catch (error) {
        setState((before) => ({ ...before, refused: wordsOfReading(error) }))
      } finally {
        setLoading(false)
      }
    },
    [slug, service.id, timeZone, startsAt],
  )
  useEffect(() => {
    const timer = setTimeout(() => void load(today(timeZone)))
    return () => clearTimeout(timer)
  }, [load, timeZone])
  return {
    ...state,
    isLoading,
    more: () => void load(state.from),
    retry: () => load(state.from),
    offer: (next) => setState((before) => ({ ...before, free: next, isMore: false })),
  }
}

const today = (timeZone: string) => Temporal.Instant.fromEpochMilliseconds(practiceClock.nowMs()).toZonedDateTimeISO(timeZone).toPlainDate()
