import { m } from '#messages'
import { InputField } from '#ui/field'

type Props = { hint?: string; error?: string | undefined; value: string; onName: (name: string) => void }

/** The name by which somebody is known here. Without a name of its own, so that no form can send it. */
export function NameField({ value, onName, ...words }: Props) {
  return (
    <InputField
      {...words}
      id="name"
      name=""
      className="w-full"
      label={m.entry_name()}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      value={value}
      onChange={(event) => onName(event.target.value)}
    />
  )
}
