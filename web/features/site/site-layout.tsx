import { Outlet } from 'react-router'
import { usePage, usePractice } from '#lib/page'
import { SiteFrame } from './site-frame.tsx'

export default function SiteLayout() {
  const page = usePage()
  return (
    <SiteFrame page={{ ...page, practice: usePractice() }}>
      <Outlet />
    </SiteFrame>
  )
}
