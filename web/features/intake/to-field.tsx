import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { RadioGroup } from '#ui/choices'
import { SelectField } from '#ui/field'
import { TextLink } from '#ui/link'
import type { Addressees, Reader } from './asking.ts'
import { anyone } from './intake-form.ts'

type Props = {
  /** All to whom one can write by name: whoever was chosen, and those on duty. */
  people: readonly Reader[]
  countOnDuty: number
  hours: Addressees['answerWithinHours']
  error: string | undefined
  /** `anyone`, an account, or nothing chosen yet. */
  value: string
  onValue: (to: string) => void
}

/** To whoever can help, or to one: only then it is asked whom. */
export function ToField({ people, countOnDuty, hours, error, value, onValue }: Props) {
  const { language } = usePage()
  const isOne = value !== anyone
  const ready =
    countOnDuty === 1 ? m.write_to_anyone_one({ hours: hours.anyone }) : m.write_to_anyone_hint({ count: countOnDuty, hours: hours.anyone })
  const choices = [
    ...(countOnDuty > 0 ? [{ value: anyone, label: m.write_to_anyone(), hint: ready }] : []),
    { value: 'one', label: m.write_to_one(), hint: m.write_to_one_hint({ hours: hours.chosen }) },
  ]
  return (
    <div className="grid gap-4">
      <RadioGroup
        id="to"
        legend={m.write_to()}
        hint={m.write_to_hint()}
        error={isOne ? undefined : error}
        defaultValue={isOne ? 'one' : anyone}
        onChoose={(choice) => onValue(choice === anyone ? anyone : '')}
        choices={choices}
      />
      {isOne ? (
        <div className="grid gap-2 ps-4 sm:ps-8">
          <SelectField
            id="whom"
            name=""
            label={m.write_to_whom()}
            error={error}
            value={value}
            onChange={(event) => onValue(event.target.value)}
            options={[{ value: '', label: m.write_to_whom_none() }, ...people.map(({ uid, shownName }) => ({ value: uid, label: shownName }))]}
          />
          <p>
            <TextLink href={pathOf('counsellors', language)}>{m.write_to_search()}</TextLink>
          </p>
        </div>
      ) : null}
    </div>
  )
}
