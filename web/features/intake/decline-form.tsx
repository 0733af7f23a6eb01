import { useState } from 'react'
import { getAddressees, type Episode } from '#contract/episodes'
import { FormErrorSummary, Refused, useFormErrors } from '#features/accounts'
import { ContactQuestion, useContactCheck } from '#features/contact-check'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { keyRing } from '#lib/key-ring'
import { useMe } from '#lib/me'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { RadioGroup } from '#ui/choices'
import { SelectField, TextAreaField } from '#ui/field'
import { focusOnce } from '#ui/focus'
import { declineReasons, type DeclineContent, type DeclineReason } from './content.ts'
import { counted, longest } from './intake-form.ts'
import { decline } from './taking.ts'
import { useOpened } from './use-opened.ts'
import { reasonName } from './ways-on.tsx'

type Props = { episode: Episode; others: number; onBack: () => void; onChanged: () => Promise<void>; onDeclined: (words: string) => void }

/** The last who could take it says why; while others can, one steps back without a word to the client. */
export function DeclineForm({ episode, others, onBack, onChanged, onDeclined }: Props) {
  const [values, setValues] = useState<Draft>({ reason: '', words: '', suggest: '' })
  const form = useFormErrors<'reason' | 'words'>()
  const contact = useContactCheck(true)
  const act = useAct(async (content: DeclineContent | null) => {
    const keys = keyRing.keys()
    if (!keys) return
    try {
      await decline(keys, episode, content)
    } catch (error) {
      // The others may be gone by now: how many there are is asked anew, and what was typed stays.
      await onChanged()
      throw error
    }
    onDeclined(others > 0 ? m.intake_stepped_back() : m.intake_declined_done())
    await onChanged()
  })
  function submit() {
    act.clear()
    if (others > 0) return void act.run(null)
    const { reason, words, suggest } = values
    if (form.found(checkDecline(values)) && reason) void contact.through(words, () => act.run({ v: 1, reason, words: words.trim(), suggest }))
  }
  const change = (changed: Partial<Draft>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }
  return (
    <Card as="section" tone="mist" aria-labelledby="decline">
      <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
        <h2 id="decline" ref={focusOnce} tabIndex={-1} className="text-xl font-semibold outline-none">
          {m.intake_decline_heading()}
        </h2>
        <p>{others > 0 ? m.intake_decline_others({ count: others }) : m.intake_decline_lead()}</p>
        <FormErrorSummary form={form} labels={{ reason: m.intake_decline_reason(), words: m.intake_decline_words() }} />
        <Refused words={act.refused} />
        {others > 0 ? null : <Saying values={values} errors={form.errors} onChange={change} />}
        <ContactQuestion check={contact} />
        <div className="grid gap-2 sm:flex sm:flex-wrap">
          <SubmitButton isPending={act.isPending}>
            {act.isPending ? m.own_busy() : others > 0 ? m.intake_decline_step_back() : m.intake_decline_do()}
          </SubmitButton>
          <SubmitButton type="button" variant="quiet" isPending={act.isPending} onClick={onBack}>
            {m.entry_cancel()}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}

type Draft = { readonly reason: DeclineReason | ''; readonly words: string; readonly suggest: string }

function checkDecline({ reason, words }: Draft): Partial<Record<'reason' | 'words', string>> {
  return {
    ...(reason === '' && { reason: m.intake_decline_reason_missing() }),
    ...(words.trim() === '' && { words: m.intake_decline_words_missing() }),
    ...(words.length > longest.hope && { words: m.write_long({ length: counted(words.length), most: counted(longest.hope) }) }),
  }
}

type SayingProps = {
  values: Draft
  errors: Partial<Record<'reason' | 'words', string | undefined>>
  onChange: (changed: Partial<Draft>) => void
}

function Saying({ values, errors, onChange }: SayingProps) {
  const { accountId } = useMe()
  // Without the list one can still answer: a suggestion is a kindness, no duty.
  const { value: onDuty } = useOpened('on duty', async () => (await callApi(getAddressees, { query: {} })).onDuty)
  const colleagues = (onDuty ?? []).filter(({ uid }) => uid !== accountId)
  return (
    <>
      <RadioGroup
        id="reason"
        legend={m.intake_decline_reason()}
        error={errors.reason}
        defaultValue={values.reason}
        onChoose={(reason) => onChange({ reason: reason as DeclineReason })}
        choices={declineReasons.map((value) => ({ value, label: reasonName[value]() }))}
      />
      <TextAreaField
        id="words"
        name=""
        label={m.intake_decline_words()}
        hint={m.intake_decline_words_hint()}
        error={errors.words}
        value={values.words}
        onChange={(event) => onChange({ words: event.target.value })}
      />
      {colleagues.length > 0 ? (
        <SelectField
          id="suggest"
          name=""
          label={m.intake_decline_suggest()}
          mark={m.optional()}
          value={values.suggest}
          onChange={(event) => onChange({ suggest: event.target.value })}
          options={[{ value: '', label: m.intake_decline_suggest_none() }, ...colleagues.map(({ uid, name }) => ({ value: uid, label: name }))]}
        />
      ) : null}
    </>
  )
}
