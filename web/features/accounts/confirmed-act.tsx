import { useId, useState, type ReactNode } from 'react'
import { m } from '#messages'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'
import type { ButtonSize } from '#ui/recipes'
import { Refused } from './refused.tsx'

type Props = {
  /** Of the button that opens the question. */
  label: string
  /** Where the label alone does not say of which thing. */
  fullLabel?: string
  /** What will happen, before it does. */
  text: ReactNode
  /** Where what does it has a fuller name than what asks. */
  doLabel?: string
  variant?: 'danger' | 'secondary'
  /** How much the button that opens the question stands out. */
  opener?: 'secondary' | 'quiet'
  size?: ButtonSize | undefined
  /** Where reading goes on after it, the act knows: the line that this stands in may be gone. */
  act: () => Promise<unknown>
  /** The question is opened. */
  onAsk?: () => void
  /** Whether all is chosen that has to be; what is missing is said by the page. */
  isReady?: () => boolean
  /** What has to be chosen first. */
  children?: ReactNode
}

/** An act with a consequence: first it is said what will happen, then it is asked once more, where one stands: no window comes over the page. */
export function ConfirmedAct(props: Props) {
  const { label, fullLabel, opener = 'secondary', size, onAsk } = props
  const [state, setState] = useState<'quiet' | 'asking' | 'back'>('quiet')
  const ask = () => {
    onAsk?.()
    setState('asking')
  }
  if (state === 'asking') return <Question {...props} onDone={() => setState('quiet')} onBack={() => setState('back')} />
  return (
    <SubmitButton
      ref={state === 'back' ? focusOnce : undefined}
      type="button"
      variant={opener}
      size={size}
      aria-label={fullLabel}
      className="justify-self-start"
      onClick={ask}
    >
      {label}
    </SubmitButton>
  )
}

/** Stands where the button was, and reading goes on with it. */
function Question({
  label,
  text,
  doLabel = label,
  variant = 'danger',
  act,
  isReady,
  children,
  onDone,
  onBack,
}: Props & { onDone: () => void; onBack: () => void }) {
  const id = useId()
  const doing = useAct(async () => {
    await act()
    onDone()
  })
  const submit = () => {
    doing.clear()
    if (isReady?.() ?? true) void doing.run()
  }
  return (
    <div ref={focusOnce} role="group" tabIndex={-1} aria-labelledby={id} className="rounded-lg bg-mist-soft p-4 outline-none">
      <form onSubmit={submitting(submit)} noValidate className="grid gap-3">
        <Refused words={doing.refused} />
        <p id={id}>{text}</p>
        {children}
        <div className="grid gap-2 sm:flex sm:flex-wrap">
          <SubmitButton variant={variant} isPending={doing.isPending}>
            {doing.isPending ? m.own_busy() : doLabel}
          </SubmitButton>
          <SubmitButton type="button" variant="quiet" isPending={doing.isPending} onClick={onBack}>
            {m.entry_cancel()}
          </SubmitButton>
        </div>
      </form>
    </div>
  )
}
