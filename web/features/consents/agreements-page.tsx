import { useRevalidator } from 'react-router'
import { ConfirmedAct, NotLoaded, PageHead, Setting } from '#features/accounts'
import { m } from '#messages'
import { formatDateTime } from '#lib/format'
import { languageOfAddress } from '#lib/language'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { useKeys } from '#lib/use-keys'
import { wordsOf } from '#lib/words-of'
import { Container } from '#ui/container'
import { Notice } from '#ui/notice'
import { AgreementList } from './agreement-list.tsx'
import { ConsentStep } from './consent-step.tsx'
import { findOwnAgreements, type OwnAgreements } from './own-agreements.ts'
import { signText } from './signing.ts'
import { TextAgain } from './text-again.tsx'
import { UnderAge } from './under-age.tsx'
import type { Route } from './+types/agreements-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.agreements_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  findOwnAgreements(languageOfAddress()).then(
    (own) => ({ own, refused: null }),
    (error: unknown) => ({ own: null, refused: wordsOf(error) }),
  )

/** What one agreed to and when, with the words as they were; and the way to take it back. */
export default function AgreementsPage({ loaderData: { own, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  return (
    <Container width="reading" className="grid grid-cols-[minmax(0,1fr)] gap-6 py-8 sm:py-12">
      <PageHead title={m.agreements_title()} lead={m.agreements_lead()} />
      {own ? <Own own={own} onChanged={revalidate} /> : refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
    </Container>
  )
}

function Own({ own, onChanged }: { own: OwnAgreements; onChanged: () => Promise<void> }) {
  const { agreements, isAdult, newest, holding } = own
  const last = agreements[0]
  if (isAdult === false) return <UnderAge isNext={false} onDone={onChanged} />
  return (
    <>
      {holding ? <Holding own={own} onChanged={onChanged} /> : null}
      {!holding && last ? (
        <Notice title={last.act === 'withdrawn' ? m.agreements_withdrawn() : m.agreements_newer()}>
          {last.act === 'withdrawn' ? m.agreements_withdrawn_text() : m.agreements_newer_text()}
        </Notice>
      ) : null}
      {!holding && !last ? <Notice title={m.agreements_none()}>{m.agreements_none_text()}</Notice> : null}
      {holding ? null : <ConsentStep text={newest} isNext={false} onDone={onChanged} onStale={onChanged} />}
      {last ? <AgreementList agreements={agreements} /> : null}
    </>
  )
}

function Holding({ own: { newest, holding }, onChanged }: { own: OwnAgreements; onChanged: () => Promise<void> }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const keys = useKeys()
  if (!holding) return null
  const withdraw = async () => {
    if (!keys) return
    await signText(keys, newest, 'withdrawn')
    await onChanged()
  }
  return (
    <Setting
      id="holding"
      title={newest.title}
      badge={{ tone: 'leaf', text: m.agreements_holds() }}
      lead={m.agreements_since({ version: holding.version, at: formatDateTime(holding.at, timeZone, language) })}
    >
      <TextAgain version={holding.version} of={holding.language} name={m.agreements_read()} />
      <ConfirmedAct
        label={m.agreements_withdraw()}
        text={m.agreements_withdraw_text()}
        doLabel={m.agreements_withdraw_do()}
        opener="quiet"
        act={withdraw}
      />
    </Setting>
  )
}
