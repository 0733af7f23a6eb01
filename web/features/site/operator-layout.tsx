import { Outlet } from 'react-router'
import { PlainFrame } from './plain-frame.tsx'

/** Around the pages of whoever runs the practice. */
export default function OperatorLayout() {
  return (
    <PlainFrame>
      <Outlet />
    </PlainFrame>
  )
}
