import { useState } from 'react'
import { audiences, saveService, type OwnService } from '#contract/scheduling'
import { FormErrorSummary, Refused, useFormErrors, useUnsavedChanges } from '#features/accounts'
import { sessionModes } from '#domain/care/fields'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { RadioGroup } from '#ui/choices'
import { InputField } from '#ui/field'
import { focusOnce } from '#ui/focus'
import { modeName } from './mode-name.ts'
import { PriceField } from './price-field.tsx'
import { checkService, formOf, freshService, groupedPrice, longestName, offeredModes, valuesOf, type ServiceValues } from './service-form.ts'

type Props = { service?: OwnService; onDone: (words: string) => Promise<void>; onClose: () => void }

/** One service, new or changed. What was typed stays until it is saved or given up. */
export function ServiceFields({ service, onDone, onClose }: Props) {
  const [kept] = useState(() => (service ? valuesOf(service) : freshService))
  const [id] = useState(() => service?.id ?? crypto.randomUUID())
  const [values, setValues] = useState(kept)
  const [isSaved, setSaved] = useState(false)
  const form = useFormErrors<keyof ServiceValues>()
  useUnsavedChanges(!isSaved && JSON.stringify(values) !== JSON.stringify(kept))
  const act = useAct(async () => {
    await callApi(saveService, { params: { service: id }, body: formOf(values) })
    setSaved(true)
    await onDone(service ? m.service_changed() : m.service_added())
  })
  const change = (changed: Partial<ServiceValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }
  const labels = {
    nameId: m.service_name_id(),
    nameEn: m.service_name_en(),
    minutes: m.service_minutes(),
    answerWithinHours: m.service_answer(),
    price: m.service_price(),
    bufferMinutes: m.service_buffer(),
  }
  const line = (field: keyof typeof labels) => ({
    id: field,
    name: '',
    label: labels[field],
    error: form.errors[field],
    value: values[field],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  const isLetters = values.mode === 'letters'
  return (
    <Card className="grid gap-5">
      <div ref={focusOnce} tabIndex={-1} className="outline-none">
        <h2 className="text-xl font-semibold">{service ? m.service_change_title() : m.service_new_title()}</h2>
      </div>
      <form onSubmit={submitting(() => void (form.found(checkService(values)) && act.run()))} noValidate className="grid gap-5">
        <FormErrorSummary form={form} labels={labels} />
        <Refused words={act.refused} />
        <RadioGroup
          id="mode"
          legend={m.service_mode()}
          layout="chips"
          defaultValue={values.mode}
          onChoose={(mode) => change({ mode: sessionModes.find((one) => one === mode) ?? values.mode })}
          choices={offeredModes(kept.mode).map((value) => ({ value, label: modeName[value]() }))}
        />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <InputField {...line('nameId')} maxLength={longestName} lang="id" placeholder={m.service_name_id_example()} />
          <InputField {...line('nameEn')} maxLength={longestName} lang="en" placeholder={m.service_name_en_example()} />
          {isLetters ? (
            <InputField {...line('answerWithinHours')} inputMode="numeric" hint={m.service_answer_hint()} />
          ) : (
            <>
              <InputField {...line('minutes')} inputMode="numeric" hint={m.service_minutes_hint()} />
              <InputField {...line('bufferMinutes')} inputMode="numeric" hint={m.service_buffer_hint()} />
            </>
          )}
          <PriceField {...line('price')} hint={m.service_price_hint()} onBlur={() => change({ price: groupedPrice(values.price) })} />
        </div>
        <Audience value={values.bookableBy} onChoose={(bookableBy) => change({ bookableBy })} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton isPending={act.isPending}>{act.isPending ? m.own_busy() : m.service_save()}</SubmitButton>
          <SubmitButton type="button" variant="quiet" onClick={onClose}>
            {m.agenda_give_up()}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}

type AudienceProps = { value: ServiceValues['bookableBy']; onChoose: (who: ServiceValues['bookableBy']) => void }

const Audience = ({ value, onChoose }: AudienceProps) => (
  <RadioGroup
    id="bookableBy"
    legend={m.service_audience()}
    defaultValue={value}
    onChoose={(who) => onChoose(audiences.find((one) => one === who) ?? value)}
    choices={[
      { value: 'anyone', label: m.service_anyone(), hint: m.service_anyone_hint() },
      { value: 'own-clients', label: m.service_own_clients(), hint: m.service_own_clients_hint() },
    ]}
  />
)
