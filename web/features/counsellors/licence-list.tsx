import { BadgeCheck } from 'lucide-react'
import { Fragment } from 'react'
import type { Language } from '#contract/languages'
import type { PublicLicence } from '#contract/credentials'
import { m } from '#messages'
import { formatDate } from '#lib/format'
import { Card } from '#ui/card'
import { Facts } from '#ui/facts'
import { Notice } from '#ui/notice'
import { TextLink } from '#ui/link'

/** Where it does not fit into a line it goes on after a stroke, not within a year. */
function LicenceNumber({ number }: { number: string }) {
  return number.split(/(?<=\/)/).map((part, place) => (
    <Fragment key={place}>
      {place > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}

/** Kind, number and where anyone can check it; without a valid one, what that means. */
export function LicenceList({ licences, language }: { licences: readonly PublicLicence[]; language: Language }) {
  if (licences.length === 0) {
    return (
      <Notice tone="attention" title={m.no_licence_title()}>
        {m.no_licence_text()}
      </Notice>
    )
  }
  return (
    <ul className="grid list-none grid-cols-[minmax(0,1fr)] gap-4">
      {licences.map((licence) => (
        <Card as="li" key={`${licence.kind} ${licence.number}`} className="grid gap-4 bg-surface">
          <p className="flex items-start gap-2 font-semibold">
            <BadgeCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-leaf" />
            {licence.kindName[language]}
          </p>
          <Facts
            facts={[
              { term: m.licence_number(), value: <LicenceNumber number={licence.number} /> },
              { term: m.licence_issuer(), value: licence.issuer },
              { term: m.licence_scope(), value: licence.scope[language] },
              { term: m.licence_place(), value: licence.place },
              { term: m.licence_until(), value: licence.expiresOn ? formatDate(licence.expiresOn, language) : m.licence_no_end() },
              { term: m.licence_verified(), value: formatDate(licence.verifiedOn, language) },
            ]}
          />
          {licence.checkUrl ? (
            <p>
              <TextLink href={licence.checkUrl} rel="noopener noreferrer">
                {m.licence_check_here()}
              </TextLink>
            </p>
          ) : null}
        </Card>
      ))}
    </ul>
  )
}
