import { useState } from 'react'
import { Link } from 'react-router'
import { verifyEmail } from '#contract/people'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { wordsOf, type Words } from '#lib/words-of'
import { buttonClasses, SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { Notice } from '#ui/notice'
import { PageHead } from './page-head.tsx'
import { useFreshHeading } from './use-fresh-heading.ts'
import type { Route } from './+types/confirm-email-page'

export const handle = { kind: 'hydrated', needsNoKeys: true }
export const meta = () => [{ title: m.confirm_email_title() }, { name: 'robots', content: 'noindex' }]

const tokenLength = 43

type Outcome = { readonly refused: Words | null; readonly mayRetry?: boolean; readonly isOver?: boolean }

/** What is left of a whole link in this entry of the history, which outlives a reload and leaves this browser never. */
type Left = { readonly wasWhole?: boolean } | null

/** The token stands in the fragment, which no server and no log sees, and leaves the address bar before anybody looks over a shoulder. */
export async function clientLoader() {
  const token = location.hash.slice(1)
  const left = { ...(history.state as object | null), wasWhole: token.length === tokenLength }
  if (token) history.replaceState(left, '', location.pathname + location.search)
  return { token, outcome: await confirm(token) }
}

async function confirm(token: string): Promise<Outcome> {
  // Loaded anew, it was tried before. Without that mark, something on the way has cut the link off.
  if (token === '' && (history.state as Left)?.wasWhole) return over()
  if (token.length !== tokenLength) return { refused: { title: m.confirm_email_incomplete(), next: m.confirm_email_incomplete_next() } }
  try {
    await callApi(verifyEmail, { body: { token } })
    return { refused: null }
  } catch (error) {
    if (error instanceof ApiRefusal && error.code === 'email-token-wrong') return over()
    return { refused: wordsOf(error), mayRetry: error instanceof ApiRefusal }
  }
}

/** Used, or too old: nobody here knows which, and the address may well be confirmed. */
const over = (): Outcome => ({ refused: { title: m.confirm_email_over(), next: m.confirm_email_over_next() }, isOver: true })

export default function ConfirmEmailPage({ loaderData: { token, outcome } }: Route.ComponentProps) {
  const { language } = usePage()
  const [{ refused, mayRetry, isOver }, setOutcome] = useState(outcome)
  const retry = useAct(async () => setOutcome(await confirm(token)))
  const heading = useFreshHeading(refused)
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <div ref={heading} tabIndex={-1} className="outline-none">
        <PageHead title={refused ? m.confirm_email_title() : m.confirm_email_done_title()} />
      </div>
      {refused ? (
        <Notice tone={isOver ? 'attention' : 'alarm'} role="alert" title={refused.title}>
          {refused.next}
        </Notice>
      ) : (
        <Notice tone="success" role="status">
          {m.confirm_email_done()}
        </Notice>
      )}
      {mayRetry ? (
        <SubmitButton type="button" wide isPending={retry.isPending} onClick={() => void retry.run()}>
          {retry.isPending ? m.own_busy() : m.own_retry()}
        </SubmitButton>
      ) : (
        <Link to={pathOf('account', language)} className={buttonClasses({ variant: 'primary', wide: true })}>
          {m.own_to_account()}
        </Link>
      )}
    </Container>
  )
}
