import { useState } from 'react'
import { checkVoucher } from '#contract/payments'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatIdr } from '#lib/format'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { focusPart } from '#ui/focus'

export type Found = { readonly code: string; readonly offIdr: number; readonly dueIdr: number }

type Props = { appointment: string; found: Found | null; onFound: (found: Found | null) => void }

/** What a voucher is written with; anything else is told here, before it is sent. */
const isCode = (text: string) => /^[A-Za-z0-9 -]{4,40}$/.test(text)

/** What it would take off is told at once; it is used when one goes on. */
export function VoucherField({ appointment, found, onFound }: Props) {
  const [typed, setTyped] = useState('')
  const [isUnfit, setUnfit] = useState(false)
  const checking = useAct(async (code: string) => onFound({ code, ...(await callApi(checkVoucher, { body: { code, appointment } })) }))
  const submit = () => {
    const code = typed.trim()
    const fits = isCode(code)
    setUnfit(!fits)
    checking.clear()
    if (fits) void checking.run(code).then((wasDone) => wasDone || focusPart('voucher'))
    else focusPart('voucher')
  }
  const change = (text: string) => {
    setTyped(text)
    setUnfit(false)
    checking.clear()
    onFound(null)
  }
  const refused = checking.refused && `${checking.refused.title}. ${checking.refused.next}`
  return (
    <form onSubmit={submitting(submit)} noValidate className="grid gap-2">
      <div className="flex items-end gap-2">
        <InputField
          id="voucher"
          name=""
          label={m.paying_voucher()}
          mark={m.paying_optional()}
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          enterKeyHint="done"
          onChange={(event) => change(event.target.value)}
          error={isUnfit ? m.paying_voucher_unfit() : undefined}
          className="min-w-0 flex-1"
        />
        <SubmitButton variant="secondary" className="min-h-12" isPending={checking.isPending}>
          {checking.isPending ? m.paying_voucher_busy() : m.paying_voucher_do()}
        </SubmitButton>
      </div>
      <div role="status">
        {refused ? <p className="text-sm font-medium text-alarm">{refused}</p> : null}
        {found ? <p className="text-sm font-medium text-leaf">{m.paying_voucher_takes({ amount: formatIdr(found.offIdr) })}</p> : null}
      </div>
    </form>
  )
}
