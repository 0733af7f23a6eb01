import type { Theme } from '#contract/pages'
import { themePath } from './paths.ts'

/** At once on this page, and by the cookie on those that the server renders. */
export async function showTheme(theme: Theme): Promise<void> {
  const page = document.documentElement
  if (theme === 'system') delete page.dataset['theme']
  else page.dataset['theme'] = theme
  // The address answers by a way back that nobody needs to go here. Without a connection the wish is kept in the account alone.
  await fetch(themePath(theme, '/'), { redirect: 'manual' }).catch(() => undefined)
}
