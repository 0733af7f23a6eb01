import { useId, useState, type ReactNode } from 'react'
import { m } from '#messages'
import type { Act } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import type { ButtonSize, ButtonVariant } from '#ui/recipes'
import { focusOnce } from './focus-once.ts'
import { Refused } from './refused.tsx'

type Props = {
  label: ReactNode
  /** Where the label alone does not say of which thing. */
  fullLabel?: string
  /** What will happen, before it does. */
  question: ReactNode
  /** Where what does it has a fuller name than what asks. */
  doLabel?: string
  doVariant?: ButtonVariant
  act: Act<[]>
  size?: ButtonSize
  variant?: ButtonVariant
  /** What has to be chosen first. */
  children?: ReactNode
}

/** An act that is asked about once more, in words, where one stands: no window comes over the page. */
export function ConfirmAct({ label, fullLabel, question, doLabel, doVariant = 'danger', act, size, variant = 'secondary', children }: Props) {
  const id = useId()
  const [state, setState] = useState<'quiet' | 'asking' | 'back'>('quiet')

  if (state !== 'asking')
    return (
      <SubmitButton
        ref={state === 'back' ? focusOnce : undefined}
        type="button"
        variant={variant}
        size={size}
        aria-label={fullLabel}
        className="justify-self-start"
        onClick={() => setState('asking')}
      >
        {label}
      </SubmitButton>
    )

  const goBack = () => {
    act.clear()
    setState('back')
  }
  const go = async () => {
    // Where reading goes on after it, the act knows: the line that this stands in may be gone.
    if (await act.run()) setState('quiet')
  }
  return (
    <div ref={focusOnce} role="group" tabIndex={-1} aria-labelledby={id} className="grid gap-3 rounded-lg bg-mist-soft p-4 outline-none">
      <p id={id}>{question}</p>
      {children}
      <Refused words={act.refused} />
      <div className="grid gap-2 sm:flex sm:flex-wrap">
        <SubmitButton type="button" variant={doVariant} disabled={act.isPending} onClick={() => void go()}>
          {act.isPending ? m.own_busy() : (doLabel ?? label)}
        </SubmitButton>
        <SubmitButton type="button" variant="quiet" disabled={act.isPending} onClick={goBack}>
          {m.entry_cancel()}
        </SubmitButton>
      </div>
    </div>
  )
}
