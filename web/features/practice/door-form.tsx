import type { Language } from '#contract/languages'
import { m } from '#messages'
import { pathOf } from '#lib/paths'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'

/** For whoever copied the key from the terminal by hand. */
export function DoorForm({ language }: { language: Language }) {
  return (
    <form method="post" action={pathOf('setUp', language)} noValidate className="grid gap-4 rounded-xl border border-line bg-surface p-5">
      <InputField id="token" label={m.door_token()} hint={m.door_token_hint()} type="password" autoComplete="off" required maxLength={500} />
      <SubmitButton variant="secondary">{m.door_open()}</SubmitButton>
    </form>
  )
}
