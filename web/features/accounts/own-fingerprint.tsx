import { useMemo } from 'react'
import { cardFingerprint } from '#crypto'
import { isStaff } from '#domain/accounts/roles'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { useKeys } from '#lib/use-keys'
import { FingerprintDigits } from './fingerprint-digits.tsx'
import { Setting } from './setting.tsx'

/** The own key as others see it, to be compared by voice. It is no secret. */
export function OwnFingerprint() {
  const { role } = useMe()
  const card = useKeys()?.card
  const digits = useMemo(() => card && cardFingerprint(card), [card])
  return (
    <Setting id="fingerprint" title={m.own_fingerprint()} lead={isStaff(role) ? m.own_fingerprint_staff() : m.own_fingerprint_client()}>
      {digits ? <FingerprintDigits label={m.own_fingerprint()} digits={digits} /> : null}
    </Setting>
  )
}
