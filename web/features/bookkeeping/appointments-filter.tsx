import { useState } from 'react'
import { Link, useNavigate, useNavigation } from 'react-router'
import { appointmentStates, type AppointmentState } from '#domain/scheduling/appointment'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { submitting } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField, SelectField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { stateWords } from './appointment-words.ts'
import type { CounsellorChoice } from './find-counsellors.ts'
import { appointmentsPath, mostDays, usualStretches, type AppointmentsQuestion } from './stretch.ts'

type Props = { question: AppointmentsQuestion; counsellors: readonly CounsellorChoice[] }

type Choices = { from: string; to: string; counsellor: string | undefined; state: AppointmentState | undefined }

const chip =
  'inline-flex min-h-11 items-center rounded-full border border-edge bg-surface px-4 py-1.5 text-ink no-underline hover:border-leaf aria-[current]:border-leaf aria-[current]:bg-leaf aria-[current]:text-on-leaf'

/** Two days side by side on the smallest phone. */
const narrow = 'min-w-0 grid-cols-[minmax(0,1fr)] max-sm:[&_input]:px-2'

/** Which days, whose, and how they stand. */
export function AppointmentsFilter({ question, counsellors }: Props) {
  const { language, today } = usePage()
  const navigate = useNavigate()
  // All of it here, so that a choice made while another is on its way does not undo it.
  const [values, setValues] = useState<Choices>({ from: question.from, to: question.to, counsellor: question.counsellor, state: question.state })
  const [error, setError] = useState<{ field: 'from' | 'to'; text: string } | null>(null)
  const [shown, setShown] = useState(question)
  // What the address asks for counts again once nothing is on its way.
  if (useNavigation().state === 'idle' && JSON.stringify(shown) !== JSON.stringify(question)) {
    setShown(question)
    setValues({ from: question.from, to: question.to, counsellor: question.counsellor, state: question.state })
    setError(null)
  }
  const go = ({ from, to, counsellor, state }: Choices) =>
    navigate(appointmentsPath(language, { from, to, ...(counsellor && { counsellor }), ...(state && { state }) }), { preventScrollReset: true })
  function submit() {
    const found = troubleOf(values)
    setError(found)
    if (found) focusPart(found.field)
    else void go(values)
  }
  function choose(chosen: Partial<Choices>) {
    const next = { ...values, ...chosen }
    setValues(next)
    if (troubleOf(next) === null) void go(next)
  }
  const day = (field: 'from' | 'to') => ({
    id: field,
    name: '',
    type: 'date',
    error: error?.field === field ? error.text : undefined,
    value: values[field],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value }),
  })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Stretches question={question} today={today} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[auto_minmax(0,1fr)_minmax(0,14rem)] lg:items-start">
        <form onSubmit={submitting(submit)} noValidate className="grid grid-cols-2 gap-3 sm:grid-cols-[11rem_11rem_auto] sm:items-start">
          <InputField {...day('from')} label={m.money_from()} className={narrow} />
          <InputField {...day('to')} label={m.money_to()} className={narrow} />
          <SubmitButton variant="secondary" className="min-h-12 max-sm:col-span-2 sm:mt-7.5">
            {m.money_show()}
          </SubmitButton>
        </form>
        <SelectField
          id="counsellor"
          name=""
          label={m.money_counsellor()}
          value={values.counsellor ?? ''}
          onChange={(event) => choose({ counsellor: event.target.value || undefined })}
          options={[{ value: '', label: m.money_everybody() }, ...withChosen(counsellors, question.counsellor)]}
        />
        <SelectField
          id="state"
          name=""
          label={m.money_state()}
          value={values.state ?? ''}
          onChange={(event) => choose({ state: appointmentStates.find((one) => one === event.target.value) })}
          options={[{ value: '', label: m.money_every_state() }, ...appointmentStates.map((value) => ({ value, label: stateWords[value].name() }))]}
        />
      </div>
    </div>
  )
}

/** Who is not among the first of a big practice is named as in the address. */
function withChosen(counsellors: Props['counsellors'], chosen: string | undefined) {
  const choices = counsellors.map(({ slug, name }) => ({ value: slug, label: name }))
  const isKnown = chosen === undefined || choices.some(({ value }) => value === chosen)
  return isKnown ? choices : [{ value: chosen, label: chosen }, ...choices]
}

function troubleOf({ from, to }: { from: string; to: string }): { field: 'from' | 'to'; text: string } | null {
  try {
    const [begin, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
    const { days } = begin.until(end)
    if (days < 0) return { field: 'to', text: m.money_to_before() }
    return days >= mostDays ? { field: 'to', text: m.money_to_far() } : null
  } catch {
    return { field: from === '' ? 'from' : 'to', text: m.money_day_wrong() }
  }
}

function Stretches({ question: { after: _after, ...question }, today }: { question: AppointmentsQuestion; today: string }) {
  const { language } = usePage()
  const stretches = usualStretches(today)
  const names = { day: m.money_stretch_day(), week: m.money_stretch_week(), month: m.money_stretch_month(), past: m.money_stretch_past() }
  return (
    <nav aria-label={m.money_stretches()}>
      <ul className="flex list-none flex-wrap gap-2">
        {(Object.keys(names) as (keyof typeof names)[]).map((name) => (
          <li key={name}>
            <Link
              to={appointmentsPath(language, { ...question, ...stretches[name] })}
              preventScrollReset
              aria-current={stretches[name].from === question.from && stretches[name].to === question.to ? 'true' : undefined}
              className={chip}
            >
              {names[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
