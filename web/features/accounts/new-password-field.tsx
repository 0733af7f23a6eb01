import { useDeferredValue, useEffect, useState } from 'react'
import { m } from '#messages'
import { PasswordField } from './password-field.tsx'
import { isStrongEnough, leastPasswordLength, prepareMeter, strengthOf, type Strength } from './password-strength.ts'

const words = [m.strength_0, m.strength_1, m.strength_2, m.strength_3, m.strength_4] as const

type Props = { id: string; label: string; error?: string | undefined; value: string; onValue: (value: string) => void; known: readonly string[] }

/** A password to be chosen, with a meter beneath that says in words what its bars show. */
export function NewPasswordField({ id, label, error, value, onValue, known }: Props) {
  const strength = useStrength(value, known)
  const isEnough = strength !== null && isStrongEnough(value, strength)
  return (
    <div onFocus={prepareMeter}>
      <PasswordField
        id={id}
        label={label}
        hint={m.new_password_hint({ count: String(leastPasswordLength) })}
        error={error}
        autoComplete="new-password"
        value={value}
        onValue={onValue}
      >
        <div className="grid gap-1">
          <div aria-hidden="true" className="flex gap-1">
            {[1, 2, 3, 4].map((bar) => (
              <span
                key={bar}
                className={`h-1.5 flex-1 rounded-full ${strength !== null && strength >= bar ? (isEnough ? 'bg-leaf' : 'bg-turmeric') : 'bg-mist'}`}
              />
            ))}
          </div>
          <p role="status" className="min-h-5 text-sm text-muted">
            {strength === null ? '' : isEnough || strength < 3 ? words[strength]() : m.strength_too_short({ count: String(leastPasswordLength) })}
          </p>
          {value !== value.trim() ? <p className="text-sm font-medium">{m.new_password_spaces()}</p> : null}
        </div>
      </PasswordField>
    </div>
  )
}

function useStrength(password: string, known: readonly string[]): Strength | null {
  const typed = useDeferredValue(password)
  const [measured, setMeasured] = useState<{ of: string; strength: Strength } | null>(null)
  const names = known.join('\n')
  useEffect(() => {
    if (typed === '') return undefined
    let isOld = false
    strengthOf(typed, names.split('\n')).then(
      (strength) => isOld || setMeasured({ of: typed, strength }),
      () => undefined,
    )
    return () => void (isOld = true)
  }, [typed, names])
  // Of this very password: what was measured of another says nothing about it.
  return measured?.of === password && password !== '' ? measured.strength : null
}
