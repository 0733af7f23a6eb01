import { Link } from 'react-router'
import type { Me } from '#contract/accounts'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Notice } from '#ui/notice'

/** What is still to be done about the own account, each with the place where it is done. */
export function AccountReminders({ me }: { me: Me }) {
  const needsCertificate = (me.role === 'counsellor' || me.role === 'supervisor') && !me.certified
  return (
    <>
      {me.recoveryConfirmed ? null : (
        <Reminder title={m.account_kit_missing()} text={m.account_kit_missing_why()} part="recovery" doLabel={m.account_kit_make()} />
      )}
      {me.backupCodesKept ? null : (
        <Reminder title={m.account_codes_missing()} text={m.account_codes_missing_why()} part="second-step" doLabel={m.account_codes_make()} />
      )}
      {needsCertificate ? (
        <Reminder title={m.account_uncertified()} text={m.account_uncertified_next()} part="fingerprint" doLabel={m.account_uncertified_do()} />
      ) : null}
    </>
  )
}

/** @param part of the page of security */
function Reminder({ title, text, part, doLabel }: { title: string; text: string; part: string; doLabel: string }) {
  const { language } = usePage()
  return (
    <Notice
      tone="attention"
      title={title}
      action={
        <Link to={`${pathOf('security', language)}#${part}`} className={buttonClasses({ size: 'small' })}>
          {doLabel}
        </Link>
      }
    >
      {text}
    </Notice>
  )
}
