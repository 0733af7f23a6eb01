import { redirect } from 'react-router'
import { cookieNames } from '#contract/pages'
import { getPractice } from '#contract/practice'
import { pageContext } from '#lib/page'
import { wishCookie } from '#lib/wish-cookie'
import type { Route } from './+types/quick-exit'

/** How long 'back' leads to the veil (see [Note: after a quick exit]). */
const veiledSeconds = 60 * 60

/** Where a practice that is not set up yet leads to; browsers refuse to be sent to about:blank. */
const anyNeutralSite = 'https://www.bmkg.go.id/cuaca'

/**
 * Firefox and Safari empty their caches of us at once, pictures for the swipe back included. Chromium
 * would hold the way out back for it, up to many seconds (crbug.com/40233601), and that is worse than
 * a style sheet left in its cache: its copies of pages go because a cookie changes.
 */
const isChromium = (request: Request) => /\bChrom(e|ium)\//.test(request.headers.get('user-agent') ?? '')

/** A plain link is enough: away to the neutral site, and no page of here comes back. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const practice = await context
    .get(pageContext)
    .call(getPractice)
    .catch(() => null)
  throw redirect(practice?.quickExitUrl ?? anyNeutralSite, {
    status: 303,
    headers: {
      'set-cookie': wishCookie(cookieNames.left, '1', veiledSeconds),
      ...(!isChromium(request) && { 'clear-site-data': '"cache"' }),
    },
  })
}
