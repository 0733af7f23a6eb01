import { useCallback, useEffect, useState } from 'react'
import { listInvoices, type Invoice } from '#contract/payments'
import { getAppointment, type Appointment } from '#contract/scheduling'
import { callApi } from '#lib/api'
import { wordsOfReading } from '#features/accounts'
import type { Words } from '#lib/words-of'
import { invoiceOf } from './booking-flow.ts'

/** How an appointment and what is paid for it stand. */
export type Standing = { readonly appointment: Appointment; readonly invoice: Invoice | null }

export async function loadStanding(id: string): Promise<Standing> {
  const [appointment, { invoices }] = await Promise.all([callApi(getAppointment, { params: { appointment: id } }), callApi(listInvoices)])
  return { appointment, invoice: invoiceOf(invoices, id) }
}

/** Gentle: whoever waits for the practice waits minutes, and coming back to the page asks at once. */
const askEveryMs = 20_000

export type StandingNow = Standing & {
  /** What the practice just answered counts at once. */
  readonly take: (news: Partial<Standing>) => void
  readonly refresh: () => Promise<void>
  /** Why what stands there may be old. */
  readonly unheard: Words | null
}

/** @param isAwaited whether something may change by others while the page is open; what was shown stays when nobody answers */
export function useStanding(first: Standing, isAwaited: (standing: Standing) => boolean): StandingNow {
  const [standing, setStanding] = useState(first)
  const [unheard, setUnheard] = useState<Words | null>(null)
  const { id } = standing.appointment
  const refresh = useCallback(async () => {
    try {
      setStanding(await loadStanding(id))
      setUnheard(null)
    } catch (error) {
      setUnheard(wordsOfReading(error))
    }
  }, [id])
  const waits = isAwaited(standing)
  useEffect(() => {
    const ask = () => void (document.visibilityState === 'visible' && refresh())
    const timer = waits ? setInterval(ask, askEveryMs) : undefined
    document.addEventListener('visibilitychange', ask)
    addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      removeEventListener('online', ask)
    }
  }, [waits, refresh])
  const take = useCallback((news: Partial<Standing>) => setStanding((before) => ({ ...before, ...news })), [])
  return { ...standing, take, refresh, unheard }
}
