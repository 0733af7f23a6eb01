import { redirect } from 'react-router'
import { cookieNames, themes } from '#contract/pages'
import { localPath } from '#lib/local-path'
import { wishCookie } from '#lib/wish-cookie'
import type { Route } from './+types/choose-theme'

const yearSeconds = 365 * 24 * 60 * 60

/** Keeps the wish in a cookie and goes back; a plain link, so it works without JavaScript. */
export function loader({ request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const theme = themes.find((one) => one === query.get('theme')) ?? 'system'
  const cookie = wishCookie(cookieNames.theme, theme, theme === 'system' ? 0 : yearSeconds)
  throw redirect(localPath(query.get('to')), { status: 303, headers: { 'set-cookie': cookie } })
}
