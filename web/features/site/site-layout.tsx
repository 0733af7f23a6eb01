import { Outlet } from 'react-router'
import { usePage } from '#lib/page'
import { SiteFrame } from './site-frame.tsx'

/** Without a practice only a refusal can be shown here, and it stands alone. */
export default function SiteLayout() {
  const page = usePage()
  if (!page.practice) {
    return (
      <main id="main">
        <Outlet />
      </main>
    )
  }
  return (
    <SiteFrame page={{ ...page, practice: page.practice }}>
      <Outlet />
    </SiteFrame>
  )
}
