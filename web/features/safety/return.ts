import { redirect } from 'react-router'
import { cookieNames } from '#contract/pages'
import { localPath } from '#lib/local-path'
import type { Route } from './+types/return'

/** The deliberate step past the veil. */
export function loader({ request }: Route.LoaderArgs) {
  throw redirect(localPath(new URL(request.url).searchParams.get('to')), {
    status: 303,
    headers: { 'set-cookie': `${cookieNames.left}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0` },
  })
}
