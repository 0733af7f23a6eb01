import { Link } from 'react-router'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Notice } from '#ui/notice'

/** Whoever works here has their appointments elsewhere. */
export function ForClients() {
  const { language } = usePage()
  const { role } = useMe()
  const isCounsellor = role === 'counsellor'
  return (
    <Notice
      title={m.book_staff()}
      action={
        <Link to={pathOf(isCounsellor ? 'agenda' : 'account', language)} className={buttonClasses()}>
          {isCounsellor ? m.account_to_agenda() : m.book_staff_do()}
        </Link>
      }
    >
      {m.book_staff_text()}
    </Notice>
  )
}
