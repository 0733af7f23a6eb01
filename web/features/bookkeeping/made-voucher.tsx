import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { m } from '#messages'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'
import { Notice } from '#ui/notice'

/** Told this once: the practice keeps only what a code leaves behind. */
export function MadeVoucher({ code, onClose }: { code: string; onClose: () => void }) {
  const [state, setState] = useState<'copied' | 'refused' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  return (
    <div ref={focusOnce} tabIndex={-1} className="grid gap-4 outline-none">
      <Notice tone="attention" role="status" title={m.money_voucher_once()}>
        {m.money_voucher_once_why()}
      </Notice>
      <p
        data-voucher-code=""
        className="rounded-md bg-mist-soft p-4 text-center text-2xl font-semibold tracking-wide tabular-nums select-all wrap-anywhere"
      >
        {code}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton type="button" variant="secondary" onClick={() => void copy()}>
          {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {m.money_voucher_copy()}
        </SubmitButton>
        <SubmitButton type="button" variant="quiet" onClick={onClose}>
          {m.money_voucher_kept()}
        </SubmitButton>
        <span role="status" className="text-sm text-muted">
          {state === 'copied' ? m.money_voucher_copied() : state === 'refused' ? m.money_voucher_copy_refused() : ''}
        </span>
      </div>
    </div>
  )
}
