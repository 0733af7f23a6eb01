import { FingerprintDigits } from '#features/accounts'
import { m } from '#messages'
import { Heading } from '#ui/heading'

/** Which key somebody has, in digits that can be read out: to be compared when one meets. */
export function Fingerprint({ digits }: { digits: Promise<string> }) {
  return (
    <section aria-labelledby="fingerprint" className="grid gap-3">
      <Heading id="fingerprint" size="small" face="sans">
        {m.fingerprint_title()}
      </Heading>
      <p className="text-muted">{m.fingerprint_text()}</p>
      <FingerprintDigits label={m.fingerprint_title()} digits={digits} />
    </section>
  )
}
