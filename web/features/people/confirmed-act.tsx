import { useState, type ReactNode } from 'react'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusOnArrival } from './focus-on-arrival.ts'

type Props = {
  /** Of the button that opens the question. */
  label: string
  /** What will happen, before it does. */
  text: ReactNode
  /** Of the button that does it: the same verb, in full. */
  doLabel: string
  variant?: 'danger' | 'secondary'
  act: () => Promise<unknown>
  /** The question is opened. */
  onAsk?: () => void
  /** Whether all is chosen that has to be; what is missing is said by the page. */
  isReady?: () => boolean
  /** What has to be chosen first. */
  children?: ReactNode
}

/** An act with a consequence: first it is said what will happen, then it is asked once more. */
export function ConfirmedAct({ label, text, doLabel, variant = 'danger', act, onAsk, isReady, children }: Props) {
  const [isAsking, setAsking] = useState(false)
  const doing = useAct(async () => {
    await act()
    setAsking(false)
  })
  const ask = () => {
    onAsk?.()
    setAsking(true)
  }
  if (!isAsking) {
    return (
      <SubmitButton type="button" variant={variant} onClick={ask} className="justify-self-start">
        {label}
      </SubmitButton>
    )
  }
  return (
    <form
      ref={focusOnArrival}
      tabIndex={-1}
      aria-label={label}
      onSubmit={submitting(() => void ((isReady?.() ?? true) && doing.run()))}
      noValidate
      className="grid gap-4 rounded-lg border border-line bg-mist-soft p-4 outline-none"
    >
      <Refused words={doing.refused} />
      <p>{text}</p>
      {children}
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant={variant} disabled={doing.isPending}>
          {doLabel}
        </SubmitButton>
        <SubmitButton type="button" variant="quiet" disabled={doing.isPending} onClick={() => setAsking(false)}>
          {m.entry_cancel()}
        </SubmitButton>
      </div>
    </form>
  )
}
