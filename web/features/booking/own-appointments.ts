import type { Invoice } from '#contract/payments'
import type { Appointment } from '#contract/scheduling'
import { invoiceOf, stageOf, type Stage } from './booking-flow.ts'

/** An appointment of the list, as it stands now. */
export type Listed = { readonly appointment: Appointment; readonly invoice: Invoice | null; readonly stage: Stage }

export type Own = {
  /** The one that comes next; null where none does. */
  readonly next: Listed | null
  readonly coming: readonly Listed[]
  /** Newest first. */
  readonly over: readonly Listed[]
  /** Promised back and not yet sent, all together. */
  readonly owedBackIdr: number
}

const lives: ReadonlySet<Stage> = new Set<Stage>(['choosing', 'paying', 'not-found', 'checking', 'checking-late', 'confirmed'])

/** Whether it lies ahead, or goes on just now. */
const isComing = ({ appointment, stage }: Listed, nowMs: number) => lives.has(stage) && Date.parse(appointment.endsAt) > nowMs

/** A time that somebody kept for a moment and let go: nothing came of it, and nobody looks for it. */
const wasOnlyLookedAt = ({ stage, invoice }: Listed) => stage === 'run-out' && invoice === null

export function ownOf(appointments: readonly Appointment[], invoices: readonly Invoice[], nowMs: number): Own {
  const listed = appointments.map((appointment): Listed => {
    const invoice = invoiceOf(invoices, appointment.id)
    return { appointment, invoice, stage: stageOf(appointment, invoice, nowMs) }
  })
  const inOrder = listed.toSorted((one, other) => Date.parse(one.appointment.startsAt) - Date.parse(other.appointment.startsAt))
  const [next = null, ...coming] = inOrder.filter((one) => isComing(one, nowMs))
  return {
    next,
    coming,
    over: inOrder.filter((one) => !isComing(one, nowMs) && !wasOnlyLookedAt(one)).toReversed(),
    owedBackIdr: invoices.reduce((sum, invoice) => sum + invoice.owedBackIdr, 0),
  }
}
