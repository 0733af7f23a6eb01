import { useState, type ReactNode } from 'react'
import { m } from '#messages'
import { CheckboxField } from '#ui/checkbox-field'
import { InputField } from '#ui/field'

type Props = {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  autoComplete: 'current-password' | 'new-password'
  value: string
  onValue: (value: string) => void
  children?: ReactNode
}

/** A password that can be looked at: on a small keyboard nobody types a long one blindly. Without a name, so that no form can send it. */
export function PasswordField({ id, autoComplete, value, onValue, children, ...words }: Props) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="grid gap-1.5">
      <InputField
        {...words}
        id={id}
        name=""
        type={isShown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={256}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
      {children}
      <CheckboxField
        id={`${id}-shown`}
        name=""
        label={m.entry_show_password()}
        checked={isShown}
        onChange={(event) => setShown(event.target.checked)}
      />
    </div>
  )
}
