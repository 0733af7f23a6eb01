import { useState } from 'react'
import { spokenLanguages } from '#domain/care/fields'
import { hasCrisisWords } from '#domain/safety/crisis-words'
import { FormErrorSummary, Refused, useFormErrors } from '#features/accounts'
import { m } from '#messages'
import { submitting, type Act } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { SelectField, TextAreaField } from '#ui/field'
import { AddressField } from './address-field.tsx'
import type { Addressees, Reader, Readers } from './asking.ts'
import { BeforeSending, CrisisCard } from './before-sending.tsx'
import { anyone, checkIntake, type IntakeValues } from './intake-form.ts'
import { languageName } from './names.ts'
import { ToField } from './to-field.tsx'
import { TopicField } from './topic-field.tsx'

type Props = {
  readers: Readers
  hours: Addressees['answerWithinHours']
  start: IntakeValues
  act: Act<[IntakeValues, readonly Reader[]]>
  /** Whether what was typed lies on this device. */
  isKept: boolean
  onTyped: (values: IntakeValues) => void
}

/** One column, from whom to what; what must be known before it leaves stands above the button. */
export function WriteForm({ readers, hours, start, act, isKept, onTyped }: Props) {
  const [values, setValues] = useState(start)
  const form = useFormErrors<keyof IntakeValues | 'whom'>()
  const { errors } = form
  const { onDuty } = readers
  const people = peopleOf(readers)
  const audience = values.to === anyone ? onDuty : people.filter(({ uid }) => uid === values.to)
  const change = (changed: Partial<IntakeValues>) => {
    const next = { ...values, ...changed }
    setValues(next)
    form.mended('to' in changed ? { ...changed, whom: '' } : changed)
    onTyped(next)
  }
  function submit() {
    act.clear()
    const { to, ...others } = checkIntake(values, { anyone: onDuty.length > 0, uids: new Set(people.map(({ uid }) => uid)) })
    // Where one was to be chosen, it is the list that lacks a choice.
    if (form.found({ ...(to && { [values.to === anyone ? 'to' : 'whom']: to }), ...others })) void act.run(values, audience)
  }
  const readBy = readByWords(audience)
  return (
    <form onSubmit={submitting(submit)} noValidate className="grid gap-8">
      <FormErrorSummary form={form} labels={labels()} />
      <ToField
        people={people}
        countOnDuty={onDuty.length}
        hours={hours}
        error={errors.to ?? errors.whom}
        value={values.to}
        onValue={(to) => change({ to })}
      />
      <TopicField hint={`${m.write_topic_hint()} ${readBy}`} error={errors.topic} initial={values.topic} onChoose={(topic) => change({ topic })} />
      <SelectField
        id="language"
        name=""
        label={m.write_language()}
        hint={readBy}
        error={errors.language}
        value={values.language}
        onChange={(event) => change({ language: event.target.value })}
        options={spokenLanguages.map((value) => ({ value, label: languageName[value]() }))}
      />
      <AddressField
        hint={`${m.write_address_hint()} ${readBy}`}
        error={errors.address}
        value={values.address}
        onValue={(address) => change({ address })}
      />
      <TextAreaField
        id="hope"
        name=""
        rows={5}
        label={m.write_hope()}
        hint={`${m.write_hope_hint()} ${readBy}`}
        error={errors.hope}
        value={values.hope}
        onChange={(event) => change({ hope: event.target.value })}
      />
      <CrisisCard isShown={hasCrisisWords(`${values.hope}\n${values.earlier}`)} />
      <TextAreaField
        id="earlier"
        name=""
        rows={4}
        label={m.write_earlier()}
        mark={m.optional()}
        hint={`${m.write_earlier_hint()} ${readBy}`}
        error={errors.earlier}
        value={values.earlier}
        onChange={(event) => change({ earlier: event.target.value })}
      />
      <BeforeSending names={audience.map(({ shownName }) => shownName)} hours={values.to === anyone ? hours.anyone : hours.chosen} />
      <div className="grid gap-4">
        <p className="text-sm text-muted empty:hidden">{isKept ? m.write_draft_kept() : null}</p>
        <Refused words={act.refused} />
        <SubmitButton size="large" wide isPending={act.isPending}>
          {act.isPending ? m.write_sending() : m.write_send()}
        </SubmitButton>
      </div>
    </form>
  )
}

const labels = () => ({
  to: m.intake_whom(),
  whom: m.write_to_whom(),
  topic: m.intake_topic(),
  language: m.intake_language(),
  address: m.intake_address(),
  hope: m.intake_hope(),
  earlier: m.intake_earlier(),
})

/** Whoever was chosen first; they may be on duty as well. */
function peopleOf({ chosen, onDuty }: Readers): readonly Reader[] {
  return chosen ? [chosen, ...onDuty.filter(({ uid }) => uid !== chosen.uid)] : onDuty
}

function readByWords(audience: readonly Reader[]): string {
  const [only] = audience
  if (!only) return m.write_read_by_chosen()
  return audience.length === 1 ? m.write_read_by_one({ name: only.shownName }) : m.write_read_by_many({ count: audience.length })
}
