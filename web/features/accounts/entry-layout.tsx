import { Outlet, useMatches } from 'react-router'
import { PlainFrame, PlainRefusal } from '#features/site'
import { LoadingPage } from './loading-page.tsx'
import { NeedsKeys } from './needs-keys.tsx'
import type { Route } from './+types/entry-layout'

/**
 * Around the pages by which one comes in. They exist in the browser only: a form that stood there before its script had come would
 * send the password as it was typed.
 */
export const clientLoader = () => null
clientLoader.hydrate = true as const

export function HydrateFallback() {
  return (
    <PlainFrame>
      <LoadingPage />
    </PlainFrame>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <PlainRefusal error={error} />
}

export default function EntryLayout() {
  const needsNoKeys = (useMatches().at(-1)?.handle as { needsNoKeys?: boolean } | undefined)?.needsNoKeys
  return (
    <PlainFrame>
      {needsNoKeys ? (
        <Outlet />
      ) : (
        <NeedsKeys>
          <Outlet />
        </NeedsKeys>
      )}
    </PlainFrame>
  )
}
