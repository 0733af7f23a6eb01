import type { Language } from '#contract/languages'
import { m } from '#messages'
import { pathOf } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'

/** The way to an account of one's own, and back to the one that is there. */
export function OwnAccount({ language }: { language: Language }) {
  return (
    <section aria-labelledby="account" className="grid justify-items-start gap-4">
      <div className="grid gap-1.5">
        <Heading id="account">{m.home_account()}</Heading>
        <p className="max-w-xl text-muted">{m.home_account_text()}</p>
      </div>
      <ButtonLink href={pathOf('register', language)}>{m.nav_register()}</ButtonLink>
      <p className="text-muted">
        {m.home_account_have()} <TextLink href={pathOf('logIn', language)}>{m.nav_log_in()}</TextLink>
      </p>
    </section>
  )
}
