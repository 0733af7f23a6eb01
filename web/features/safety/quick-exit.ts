import { redirect } from 'react-router'
import { cookieNames } from '#contract/pages'
import { getPractice } from '#contract/practice'
import { pageContext } from '#lib/page'
import { wishCookie } from '#lib/wish-cookie'
import type { Route } from './+types/quick-exit'

/** How long 'back' leads to the veil (see [Note: after a quick exit]). */
const veiledSeconds = 60 * 60

/** Where a practice that is not set up yet would lead to. */
const anyNeutralSite = 'about:blank'

/** A plain link is enough: away to the neutral site, nothing of here stays in the browser's cache. */
export async function loader({ context }: Route.LoaderArgs) {
  const practice = await context
    .get(pageContext)
    .call(getPractice)
    .catch(() => null)
  throw redirect(practice?.quickExitUrl ?? anyNeutralSite, {
    status: 303,
    headers: {
      'set-cookie': wishCookie(cookieNames.left, '1', veiledSeconds),
      'clear-site-data': '"cache"',
    },
  })
}
