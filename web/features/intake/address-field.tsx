import { m } from '#messages'
import { useMe } from '#lib/me'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { longest } from './intake-form.ts'

type Props = { hint: string; error: string | undefined; value: string; onValue: (address: string) => void }

/** Free words; the suggestions only spare typing. The forms of address are Indonesian in either language. */
export function AddressField({ hint, error, value, onValue }: Props) {
  const { username } = useMe()
  const take = (suggestion: string) => {
    onValue(suggestion)
    focusPart('address')
  }
  return (
    <div className="grid gap-2">
      <InputField
        id="address"
        name=""
        label={m.write_address()}
        hint={hint}
        error={error}
        autoComplete="off"
        maxLength={longest.address}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
      <ul aria-label={m.write_address_suggestions()} className="flex list-none flex-wrap gap-2">
        {[username, 'Kak', 'Mbak', 'Mas', 'Bu', 'Pak'].map((suggestion) => (
          <li key={suggestion}>
            <SubmitButton type="button" variant="secondary" size="small" className="rounded-full" onClick={() => take(suggestion)}>
              {suggestion}
            </SubmitButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
