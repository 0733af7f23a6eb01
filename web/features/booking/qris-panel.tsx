import { Download } from 'lucide-react'
import { readQris } from '#domain/payments/qris'
import type { Invoice } from '#contract/payments'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Notice } from '#ui/notice'
import { QrCode } from '#ui/qr-code'
import { CopyButton } from './copy-button.tsx'
import { saveQrPicture } from './qr-picture.ts'

/** Read back before it is shown: whoever scans it sees this name and this amount, or they do not see the code. */
export function QrisPanel({ qris: { text, amountIdr } }: { qris: NonNullable<Invoice['qris']> }) {
  const saving = useAct(() => saveQrPicture(text, `qris-${amountIdr}.png`))
  const read = readQris(text)
  if (typeof read === 'string' || read.amountIdr !== amountIdr)
    return (
      <Notice tone="alarm" role="alert" title={m.paying_qris_damaged()}>
        {m.paying_qris_damaged_text()}
      </Notice>
    )
  const amount = formatIdr(amountIdr)
  return (
    <div className="grid gap-5">
      <div className="grid justify-items-center gap-3 rounded-xl border border-line bg-surface p-5">
        <QrCode text={text} label={m.paying_qris_label({ merchant: read.merchant, amount })} className="size-72 max-w-full" />
        <div className="grid justify-items-center gap-1 text-center">
          <p className="text-sm text-muted">{m.paying_qris_to()}</p>
          <p className="font-semibold wrap-anywhere">
            {read.merchant}, {read.city}
          </p>
          <p className="font-serif text-3xl font-medium tabular-nums">{amount}</p>
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          <CopyButton text={String(amountIdr)} label={m.paying_copy_amount()} />
          <SubmitButton type="button" variant="secondary" size="small" isPending={saving.isPending} onClick={() => void saving.run()}>
            <Download aria-hidden="true" />
            {m.paying_qris_save()}
          </SubmitButton>
        </div>
        <Refused words={saving.refused} />
      </div>
      <ol className="grid list-decimal gap-1.5 ps-5">
        <li>{m.paying_qris_step_scan()}</li>
        <li>{m.paying_qris_step_check({ merchant: read.merchant, amount })}</li>
        <li>{m.paying_qris_step_say()}</li>
      </ol>
    </div>
  )
}
