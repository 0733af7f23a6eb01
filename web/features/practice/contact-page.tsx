import { Clock, Mail, MapPin, Phone } from 'lucide-react'
import { m } from '#messages'
import { pageMeta } from '#lib/page-meta'
import { zoneName } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Container } from '#ui/container'
import { Facts } from '#ui/facts'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import type { Route } from './+types/contact-page'

export const handle = { kind: 'public' }

export const meta = (args: Route.MetaArgs) => pageMeta(args, { title: m.nav_contact(), description: m.contact_description() })

/**
 * How to reach the practice. No form: what somebody writes about himself must not reach the server
 * in plain text (docs/security/ground-floor.md: "there is no plaintext path").
 */
export default function ContactPage() {
  const { language, today } = usePage()
  const { name, email, phone, address, hours, city, timeZone } = usePractice()
  const zone = zoneName(timeZone, Temporal.Instant.from(`${today}T00:00Z`))
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <Heading level={1} size="title">
        {m.contact_heading()}
      </Heading>
      <p className="text-lg text-muted">{m.contact_lead({ name })}</p>
      <Card className="bg-surface">
        <Facts
          long
          facts={[
            ...(email
              ? [{ icon: <Mail aria-hidden="true" />, term: m.contact_email(), value: <TextLink href={`mailto:${email}`}>{email}</TextLink> }]
              : []),
            ...(phone
              ? [
                  {
                    icon: <Phone aria-hidden="true" />,
                    term: m.contact_phone(),
                    value: <TextLink href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</TextLink>,
                  },
                ]
              : []),
            ...(hours ? [{ icon: <Clock aria-hidden="true" />, term: m.contact_hours(), value: hours[language] }] : []),
            { icon: <MapPin aria-hidden="true" />, term: m.contact_place(), value: address ?? `${city} (${zone})` },
          ]}
        />
      </Card>
      {email || phone ? null : <Notice tone="info">{m.contact_none()}</Notice>}
      <Notice tone="attention" title={m.contact_careful_title()}>
        {m.contact_careful()}
      </Notice>
      <Notice title={m.write_entry_title()} action={<ButtonLink href={pathOf('write', language)}>{m.write_entry()}</ButtonLink>}>
        {m.write_entry_text()}
      </Notice>
      <Notice
        tone="info"
        title={m.home_emergency_title()}
        action={<ButtonLink href={pathOf('emergency', language)}>{m.open_emergency()}</ButtonLink>}
      >
        {m.home_emergency_text()}
      </Notice>
    </Container>
  )
}
