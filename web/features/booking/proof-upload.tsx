import { useMemo, useRef, useState } from 'react'
import { Refused, Told } from '#features/accounts'
import { SpaceRefusal, wordsOfTrouble } from '#features/spaces'
import { m } from '#messages'
import { keyRing } from '#lib/key-ring'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { FieldError } from '#ui/field-frame'
import { ProofRefused, sealAndSend } from './send-proof.ts'

type Props = { invoice: string; hasProof: boolean; onSent: () => Promise<void> }

/** A picture or PDF for the practice's admins and nobody else. */
export function ProofUpload({ invoice, hasProof, onSent }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const [isSent, setSent] = useState(false)
  const sending = useAct(async (file: File) => {
    const keys = keyRing.keys()
    if (!keys) return
    setSent(false)
    await sealAndSend(keys, invoice, file)
    setSent(true)
    await onSent()
  })
  const { error, refused } = sending
  const trouble = useMemo(() => (error instanceof SpaceRefusal ? wordsOfTrouble(error.code) : refused), [error, refused])
  const unfit = error instanceof ProofRefused ? unfitWords[error.why]() : null
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-surface p-5">
      <p id="proof-why" className="text-sm text-muted">
        {m.paying_proof_who()}
      </p>
      {/* The button is what one touches; the field behind it takes the file. */}
      <input
        ref={picker}
        id="proof"
        type="file"
        accept="image/*,application/pdf"
        aria-label={m.paying_proof_pick()}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void sending.run(file)
        }}
      />
      <SubmitButton
        type="button"
        variant="secondary"
        isPending={sending.isPending}
        aria-describedby={unfit ? 'proof-why proof-error' : 'proof-why'}
        onClick={() => picker.current?.click()}
      >
        {sending.isPending ? m.paying_proof_busy() : hasProof || isSent ? m.paying_proof_again() : m.paying_proof_pick()}
      </SubmitButton>
      <div role="alert">{unfit ? <FieldError id="proof">{unfit}</FieldError> : null}</div>
      <Refused words={unfit ? null : trouble} />
      <Told>{isSent ? m.paying_proof_sent() : hasProof && !sending.isPending && !error ? m.paying_proof_there() : null}</Told>
    </div>
  )
}

const unfitWords: Record<ProofRefused['why'], () => string> = {
  'too-large': m.paying_proof_too_large,
  'other-kind': m.paying_proof_other_kind,
  'no-picture': m.paying_proof_no_picture,
  nobody: m.paying_proof_nobody,
}
