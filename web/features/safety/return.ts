import { redirect } from 'react-router'
import { cookieNames } from '#contract/pages'
import { localPath } from '#lib/local-path'
import { wishCookie } from '#lib/wish-cookie'
import type { Route } from './+types/return'

/** The deliberate step past the veil. */
export function loader({ request }: Route.LoaderArgs) {
  throw redirect(localPath(new URL(request.url).searchParams.get('to')), {
    status: 303,
    headers: { 'set-cookie': wishCookie(cookieNames.left, '', 0) },
  })
}
