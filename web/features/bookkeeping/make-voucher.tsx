import { useState } from 'react'
import { makeVoucher } from '#contract/payments'
import { FormErrorSummary, Refused, Setting, useFormErrors } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePractice } from '#lib/page'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { RadioGroup } from '#ui/choices'
import { InputField } from '#ui/field'
import { MadeVoucher } from './made-voucher.tsx'
import { checkVoucher, emptyVoucher, longestNote, voucherOf, type VoucherValues } from './voucher-form.ts'

type Props = { onBegin: () => void; onMade: () => Promise<void> }

/** The code of a new one stands in the place of the form until somebody says that it is kept. */
export function MakeVoucher({ onBegin, onMade }: Props) {
  const [code, setCode] = useState<string | null>(null)
  return (
    <Setting id="make-voucher" title={code === null ? m.money_voucher_make() : m.money_voucher_made()}>
      {code === null ? (
        <VoucherForm
          onBegin={onBegin}
          onMade={async (made) => {
            setCode(made)
            await onMade()
          }}
        />
      ) : (
        <MadeVoucher code={code} onClose={() => setCode(null)} />
      )}
    </Setting>
  )
}

function VoucherForm({ onBegin, onMade }: { onBegin: () => void; onMade: (code: string) => Promise<void> }) {
  const { timeZone } = usePractice()
  const { guard } = useProof()
  // One id for as long as the form stands: sent again after a lost answer, it is the same voucher.
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState(emptyVoucher)
  const form = useFormErrors<keyof VoucherValues>()
  const act = useAct(async () => {
    const { code } = await guard(() => callApi(makeVoucher, { body: { id, ...voucherOf(values) } }))
    await onMade(code)
  })
  const change = (changed: Partial<VoucherValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }
  function submit() {
    onBegin()
    act.clear()
    if (form.found(checkVoucher(values, Temporal.Now.plainDateISO(timeZone).toString()))) void act.run()
  }
  const labels = {
    percent: m.money_voucher_percent(),
    amount: m.money_voucher_amount(),
    mostUses: m.money_voucher_uses(),
    validUntil: m.money_voucher_until(),
    note: m.money_voucher_note(),
  }
  const line = (id_: keyof typeof labels) => ({
    id: id_,
    name: '',
    label: labels[id_],
    error: form.errors[id_],
    value: values[id_],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => change({ [id_]: event.target.value }),
  })
  return (
    <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
      <FormErrorSummary form={form} labels={labels} />
      <Refused words={act.refused} />
      <RadioGroup
        id="kind"
        legend={m.money_voucher_kind()}
        layout="chips"
        defaultValue={values.kind}
        choices={[
          { value: 'percent', label: m.money_voucher_share() },
          { value: 'fixed', label: m.money_voucher_fixed() },
        ]}
        onChoose={(kind) => change({ kind: kind === 'fixed' ? 'fixed' : 'percent' })}
      />
      {values.kind === 'percent' ? (
        <InputField {...line('percent')} inputMode="numeric" maxLength={5} hint={m.money_voucher_percent_hint()} className="max-w-52" />
      ) : (
        <InputField {...line('amount')} inputMode="numeric" maxLength={16} placeholder="100.000" className="max-w-52" />
      )}
      <InputField {...line('mostUses')} inputMode="numeric" maxLength={5} className="max-w-52" />
      <InputField {...line('validUntil')} type="date" mark={m.money_optional()} hint={m.money_voucher_until_hint()} className="max-w-52" />
      <InputField {...line('note')} mark={m.money_optional()} hint={m.money_voucher_note_hint()} maxLength={longestNote} />
      <SubmitButton isPending={act.isPending} className="justify-self-start">
        {act.isPending ? m.own_busy() : m.money_voucher_make_do()}
      </SubmitButton>
    </form>
  )
}
