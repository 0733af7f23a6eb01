import { Link } from 'react-router'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Notice } from '#ui/notice'

/** Whoever works here has their appointments elsewhere. */
export function ForClients() {
  const { language } = usePage()
  return (
    <Notice
      title={m.book_staff()}
      action={
        <Link to={pathOf('account', language)} className={buttonClasses()}>
          {m.book_staff_do()}
        </Link>
      }
    >
      {m.book_staff_text()}
    </Notice>
  )
}
