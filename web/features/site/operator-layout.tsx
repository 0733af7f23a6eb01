import { Outlet } from 'react-router'
import { PlainFrame } from './plain-frame.tsx'
import { PlainRefusal } from './plain-refusal.tsx'
import type { Route } from './+types/operator-layout'

export const handle = { kind: 'hydrated' }

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <PlainRefusal error={error} />
}

/** Around the first run of a practice. */
export default function OperatorLayout() {
  return (
    <PlainFrame>
      <Outlet />
    </PlainFrame>
  )
}
