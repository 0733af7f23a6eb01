import { Link } from 'react-router'
import { m } from '#messages'
import { Setting } from '#features/accounts'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Switch } from '#ui/switch'

type Props = { isOn: boolean; hasEmail: boolean; told: string | null; onChange: (isOn: boolean) => void }

/** Mails need an address that its owner confirmed; it is given on the page of security. */
export function EmailChoice({ isOn, hasEmail, told, onChange }: Props) {
  const { language } = usePage()
  return (
    <Setting id="email" title={m.notices_email()} lead={m.notices_email_lead()} told={told}>
      {hasEmail ? (
        <Switch isSelected={isOn} onChange={onChange}>
          {m.notices_email_switch()}
        </Switch>
      ) : (
        <div className="grid justify-items-start gap-3">
          <p>{m.notices_email_missing()}</p>
          <Link to={`${pathOf('security', language)}#email`} className={buttonClasses({ variant: 'secondary' })}>
            {m.notices_email_add()}
          </Link>
        </div>
      )}
    </Setting>
  )
}
