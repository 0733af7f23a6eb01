import { BadgeCheck, Mail, Video } from 'lucide-react'
import { Badge } from '#ui/badge'
import { ButtonLink, SubmitButton } from '#ui/button'
import { Card, CardLink } from '#ui/card'
import { Disclosure } from '#ui/disclosure'
import { EmptyState } from '#ui/empty-state'
import { Facts } from '#ui/facts'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import { Pager } from '#ui/pager'
import { Progress } from '#ui/progress'
import { Skeleton, SkeletonText } from '#ui/skeleton'
import type { Sample } from './samples.ts'
import { Row, Specimen } from './specimen.tsx'

/** Parts that need no script. */
export function StaticParts({ words }: { words: Sample }) {
  return (
    <>
      <Buttons words={words} />
      <Specimen title="Badge">
        <Row>
          <Badge tone="leaf">
            <BadgeCheck aria-hidden="true" />
            {words.licence}
          </Badge>
          <Badge tone="turmeric">{words.expiring}</Badge>
          <Badge tone="alarm">{words.expired}</Badge>
          <Badge tone="clay">{words.newWords}</Badge>
          <Badge>{words.draft}</Badge>
        </Row>
      </Specimen>
      <Cards words={words} />
      <Specimen title="Notice">
        <Notice title={words.infoTitle}>{words.infoText}</Notice>
        <Notice tone="attention" title={words.attentionTitle}>
          {words.attentionText}
        </Notice>
        <Notice
          tone="alarm"
          title={words.alarmTitle}
          action={
            <SubmitButton type="button" variant="secondary" size="small">
              {words.again}
            </SubmitButton>
          }
        >
          {words.alarmText}
        </Notice>
        <Notice tone="success" title={words.successTitle}>
          {words.successText}
        </Notice>
      </Specimen>
      <Specimen title="EmptyState">
        <EmptyState title={words.emptyTitle} headingLevel={3} action={<SubmitButton type="button">{words.write}</SubmitButton>}>
          {words.emptyText}
        </EmptyState>
      </Specimen>
      <Specimen title="Skeleton">
        <div className="flex max-w-md gap-4">
          <Skeleton shape="avatar" />
          <div className="grow">
            <SkeletonText label={words.loading} />
          </div>
        </div>
      </Specimen>
      <Specimen title="Progress">
        <Progress id="progress" label={words.progress} value={3} max={7} valueLabel={words.progressValue} />
      </Specimen>
      <Specimen title="Disclosure">
        <Disclosure summary={words.question}>{words.answer}</Disclosure>
      </Specimen>
      <Specimen title="Pager">
        <Pager
          label={words.page}
          previous={{ href: '#pager', label: words.previous }}
          next={{ href: '#pager', label: words.next }}
          position={words.position}
        />
      </Specimen>
    </>
  )
}

function Buttons({ words }: { words: Sample }) {
  return (
    <Specimen title="Button">
      <Row>
        <ButtonLink href="#button" variant="primary">
          {words.find}
        </ButtonLink>
        <ButtonLink href="#button">{words.limits}</ButtonLink>
        <SubmitButton type="button" variant="quiet">
          {words.cancel}
        </SubmitButton>
        <SubmitButton type="button" variant="danger">
          {words.remove}
        </SubmitButton>
        <SubmitButton type="button" disabled>
          {words.notNow}
        </SubmitButton>
      </Row>
      <Row>
        <SubmitButton type="button" size="small" variant="secondary">
          {words.keep}
        </SubmitButton>
        <SubmitButton type="button" size="normal" variant="secondary">
          {words.keep}
        </SubmitButton>
        <SubmitButton type="button" size="large" variant="secondary">
          {words.keep}
        </SubmitButton>
        <TextLink href="#button">{words.limits}</TextLink>
      </Row>
      <div className="on-shade rounded-xl p-5">
        <Row>
          <SubmitButton type="button">{words.find}</SubmitButton>
          <SubmitButton type="button" variant="secondary">
            {words.limits}
          </SubmitButton>
          <TextLink href="#button">{words.limits}</TextLink>
        </Row>
      </div>
    </Specimen>
  )
}

function Cards({ words }: { words: Sample }) {
  return (
    <Specimen title="Card, Facts">
      <div className="grid gap-4 sm:grid-cols-2">
        <Card>
          <p className="font-semibold">
            <CardLink href="#card">{words.find}</CardLink>
          </p>
          <p className="mt-1 text-muted">{words.infoTitle}</p>
        </Card>
        <Card>
          <Facts
            facts={[
              { term: words.modes[0], value: 'Rp250.000', icon: <Video aria-hidden="true" /> },
              { term: words.modes[3], value: 'Rp100.000', icon: <Mail aria-hidden="true" /> },
            ]}
          />
        </Card>
        <Card tone="mist">{words.infoText}</Card>
        <Card tone="shade">{words.alarmText}</Card>
      </div>
    </Specimen>
  )
}
