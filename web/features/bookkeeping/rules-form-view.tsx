import { useState } from 'react'
import { saveBookingRules, type BookingRules } from '#contract/scheduling'
import { FormErrorSummary, Refused, Setting, ToldNotice, useFormErrors, useTelling } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { ClosedDays } from './closed-days-view.tsx'
import { checkRules, ruleMeans, ruleNames, rulesOf, ruleValuesOf, type RuleName, type RuleValues } from './rules-form.ts'

type Props = { rules: BookingRules; onSaved: () => Promise<void> }

const labelOf: Record<RuleName, () => string> = {
  changeUntilHours: m.money_rule_change,
  graceMinutes: m.money_rule_grace,
  holdMinutes: m.money_rule_hold,
  payWithinMinutes: m.money_rule_pay,
}

/** Rules and closing days are saved together; below each number stands what it means. */
export function RulesForm({ rules, onSaved }: Props) {
  const { guard } = useProof()
  const [values, setValues] = useState(() => ruleValuesOf(rules))
  const [closedDays, setClosedDays] = useState(rules.closedDays)
  const form = useFormErrors<RuleName>()
  const { told, begin, tell } = useTelling()
  const isChanged = JSON.stringify({ ...ruleValuesOf(rules), closedDays: rules.closedDays }) !== JSON.stringify({ ...values, closedDays })
  const act = useAct(async () => {
    await guard(() => callApi(saveBookingRules, { body: { ...rulesOf(values), closedDays } }))
    await onSaved()
    tell(m.money_rules_saved())
  })
  const change = (changed: Partial<RuleValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }
  function submit() {
    begin()
    act.clear()
    if (form.found(checkRules(values))) void act.run()
  }
  const labels = Object.fromEntries(ruleNames.map((name) => [name, labelOf[name]()])) as Record<RuleName, string>
  return (
    <form onSubmit={submitting(submit)} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <ToldNotice told={told} />
      <FormErrorSummary form={form} labels={labels} />
      <Refused words={act.refused} />
      <Setting id="rules" title={m.money_rules_title()} lead={m.money_rules_kept()}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-2">
          {ruleNames.map((name) => (
            <Rule
              key={name}
              name={name}
              label={labels[name]}
              error={form.errors[name]}
              value={values[name]}
              onValue={(value) => change({ [name]: value })}
            />
          ))}
        </div>
      </Setting>
      <ClosedDays days={closedDays} onChange={setClosedDays} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton size="large" isPending={act.isPending}>
          {act.isPending ? m.own_busy() : m.money_rules_save()}
        </SubmitButton>
        <p role="status" className="text-muted">
          {isChanged ? m.money_rules_unsaved() : ''}
        </p>
      </div>
    </form>
  )
}

type RuleProps = { name: RuleName; label: string; error: string | undefined; value: string; onValue: (value: string) => void }

function Rule({ name, label, error, value, onValue }: RuleProps) {
  return (
    <div className="grid content-start gap-2">
      <InputField
        id={name}
        name=""
        label={label}
        error={error}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        className="[&_input]:max-w-32"
      />
      <p role="status" className="text-sm text-muted">
        {ruleMeans(name, value)}
      </p>
    </div>
  )
}
