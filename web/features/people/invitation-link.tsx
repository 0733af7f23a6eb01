import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { StaffRole } from '#domain/accounts/roles'
import { roleName } from '#features/accounts'
import { m } from '#messages'
import { formatDateTime } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { invitationPath } from '#lib/paths'
import { focusOnce, focusPart } from '#ui/focus'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { Notice } from '#ui/notice'
import { QrCode } from '#ui/qr-code'

type Props = { token: string; expiresAt: string; role: StaffRole }

/** The link is told this once: the practice keeps only its hash. */
export function InvitationLink({ token, expiresAt, role }: Props) {
  const { language, origin } = usePage()
  const { timeZone } = usePractice()
  const [isCopied, setCopied] = useState(false)
  const link = origin + invitationPath(language, token)

  // Where the browser does not let us, the link can still be marked and copied by hand.
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => focusPart('invitation-link'),
    )

  return (
    <div ref={focusOnce} tabIndex={-1} className="grid max-w-2xl gap-4 rounded-xl border border-line bg-surface p-5 outline-none">
      <Notice tone="attention" role="status" title={m.invite_made_title()}>
        {m.invite_made({ role: roleName[role](), until: formatDateTime(expiresAt, timeZone, language) })}
      </Notice>
      <div className="grid items-start gap-5 sm:grid-cols-[1fr_auto]">
        <div className="grid gap-3">
          <InputField id="invitation-link" name="" label={m.invite_link()} value={link} readOnly onFocus={(event) => event.target.select()} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton type="button" variant="secondary" onClick={() => void copy()}>
              {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
              {m.invite_copy()}
            </SubmitButton>
            <span role="status" className="text-sm text-muted">
              {isCopied ? m.invite_copied() : ''}
            </span>
          </div>
        </div>
        <QrCode text={link} label={m.invite_qr()} className="justify-self-center" />
      </div>
    </div>
  )
}
