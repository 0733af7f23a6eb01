import type { ReactNode } from 'react'
import { PageHead } from '#features/accounts'
import { Container } from '#ui/container'
import { DeskPlaces } from './desk-places.tsx'

/** Around the pages of the desk: where one is among them, and what the page is for. */
export function DeskPage({ title, lead, children }: { title: ReactNode; lead: ReactNode; children: ReactNode }) {
  return (
    <Container className="grid grid-cols-[minmax(0,1fr)] gap-6 py-6 sm:py-10">
      <DeskPlaces />
      <div className="max-w-2xl">
        <PageHead title={title} lead={lead} />
      </div>
      {children}
    </Container>
  )
}
