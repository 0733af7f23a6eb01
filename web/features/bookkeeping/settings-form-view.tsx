import { useState } from 'react'
import { savePaymentSettings, type PaymentSettings } from '#contract/payments'
import type { PaymentWay } from '#domain/payments/invoice'
import { FormErrorSummary, Refused, Setting, ToldNotice, useFormErrors, useTelling } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { QrisField } from './qris-field.tsx'
import { checkSettings, longest, settingsOf, valuesOf, type SettingsValues } from './settings-form.ts'
import { wayName } from './way-name.ts'
import { WordingFields } from './wording-fields.tsx'

type Props = { settings: PaymentSettings; gateways: readonly PaymentWay[]; onSaved: () => Promise<void> }

/** All of it is saved at once; what is wrong is told at its field, and nothing that was typed is lost. */
export function SettingsForm({ settings, gateways, onSaved }: Props) {
  const { guard } = useProof()
  const [values, setValues] = useState(() => valuesOf(settings))
  const form = useFormErrors<keyof SettingsValues>()
  const { told, begin, tell } = useTelling()
  const act = useAct(async () => {
    const body = settingsOf(values)
    await guard(() => callApi(savePaymentSettings, { body }))
    await onSaved()
    setValues(valuesOf(body))
    tell(m.money_ways_saved())
  })
  const change = (changed: Partial<SettingsValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }
  function submit() {
    begin()
    act.clear()
    if (form.found(checkSettings(values))) void act.run()
  }
  const labels = {
    qrisText: m.money_qris_text(),
    bank: m.money_bank(),
    account: m.money_account(),
    holder: m.money_holder(),
    wordingId: m.money_wording_id(),
    wordingEn: m.money_wording_en(),
  }
  const line = (id: 'bank' | 'account' | 'holder') => ({
    id,
    name: '',
    label: labels[id],
    error: form.errors[id],
    value: values[id],
    maxLength: longest[id],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => change({ [id]: event.target.value }),
  })
  return (
    <form onSubmit={submitting(submit)} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <ToldNotice told={told} />
      <FormErrorSummary form={form} labels={labels} />
      <Refused words={act.refused} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        <Setting id="qris" title="QRIS" lead={m.money_qris_lead()}>
          <QrisField label={labels.qrisText} error={form.errors.qrisText} value={values.qrisText} onValue={(qrisText) => change({ qrisText })} />
        </Setting>
        <Setting id="transfer" title={m.money_transfer_title()} lead={m.money_transfer_lead()}>
          <InputField {...line('bank')} />
          <InputField {...line('account')} inputMode="numeric" hint={m.money_account_hint()} />
          <InputField {...line('holder')} />
        </Setting>
      </div>
      <WordingFields labels={labels} errors={form.errors} values={values} onChange={change} />
      <Setting id="gateways" title={m.money_gateways_title()} lead={m.money_gateways_lead()}>
        <p className="font-medium">
          {gateways.length === 0 ? m.money_gateways_none() : m.money_gateways_on({ names: gateways.map((way) => wayName[way]()).join(', ') })}
        </p>
      </Setting>
      <SubmitButton size="large" isPending={act.isPending} className="justify-self-start">
        {act.isPending ? m.own_busy() : m.money_ways_save()}
      </SubmitButton>
    </form>
  )
}
