import { Image, Save, X } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Invoice } from '#contract/payments'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'
import { openProof, type Proof } from './open-proof.ts'
import { saveFile } from '#lib/save-file'

/** Sealed to the practice's admins: the server keeps it and cannot see it. Opened here, and forgotten with the page. */
export function ProofOfPayment({ invoice }: { invoice: Invoice }) {
  const [proof, setProof] = useState<Proof | null>(null)
  const opening = useAct(async () => setProof(await openProof(invoice)))
  if (proof) return <OpenProof proof={proof} invoice={invoice} onClose={() => setProof(null)} />
  return (
    <>
      <SubmitButton type="button" variant="secondary" isPending={opening.isPending} onClick={() => void opening.run()}>
        <Image aria-hidden="true" />
        {opening.isPending ? m.money_proof_opening() : m.money_proof_open()}
        <span className="sr-only"> {invoice.number}</span>
      </SubmitButton>
      {opening.refused ? (
        <div className="basis-full">
          <Refused words={opening.refused} />
        </div>
      ) : null}
    </>
  )
}

function OpenProof({ proof: { kind, content }, invoice, onClose }: { proof: Proof; invoice: Invoice; onClose: () => void }) {
  const show = useShown(content)
  const isPicture = kind === 'picture'
  return (
    <div
      ref={focusOnce}
      role="group"
      tabIndex={-1}
      aria-label={m.money_proof_of({ number: invoice.number })}
      className="grid basis-full justify-items-start gap-3 rounded-lg bg-mist-soft p-4 outline-none"
    >
      <p className="text-sm text-muted">{isPicture ? m.money_proof_sealed() : kind === 'pdf' ? m.money_proof_pdf() : m.money_proof_other()}</p>
      {isPicture ? (
        <img ref={show} alt={m.money_proof_of({ number: invoice.number })} className="h-auto max-h-[70dvh] w-auto max-w-full rounded-md" />
      ) : null}
      <div className="flex flex-wrap gap-2">
        {isPicture ? null : (
          <SubmitButton type="button" variant="secondary" onClick={() => saveFile(content, `${invoice.number}.${kind === 'pdf' ? 'pdf' : 'bin'}`)}>
            <Save aria-hidden="true" />
            {m.money_proof_save()}
          </SubmitButton>
        )}
        <SubmitButton type="button" variant="quiet" onClick={onClose}>
          <X aria-hidden="true" />
          {m.money_proof_close()}
        </SubmitButton>
      </div>
    </div>
  )
}

/** Its address is good while it is shown. */
const useShown = (content: Blob) =>
  useCallback(
    (picture: HTMLImageElement) => {
      const address = URL.createObjectURL(content)
      picture.src = address
      return () => URL.revokeObjectURL(address)
    },
    [content],
  )
