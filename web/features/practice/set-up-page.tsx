import { data, redirect } from 'react-router'
import type { Language } from '#contract/languages'
import type { PageRequest } from '#contract/pages'
import { getDoor, openDoor } from '#contract/practice'
import { LoadingPage, NeedsKeys } from '#features/accounts'
import { m } from '#messages'
import { renderIn } from '#lib/language'
import { pageContext, refusalCode, usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { refusalWords } from '#lib/refusal-words'
import { useInBrowser } from '#lib/use-in-browser'
import type { Words } from '#lib/words-of'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { doorKeyFrom, mayBeDoorKey } from './door-key.ts'
import { DoorForm } from './door-form.tsx'
import { SetUpSteps } from './set-up-steps.tsx'
import type { Route } from './+types/set-up-page'

export const handle = { kind: 'hydrated' }

export const meta = () => [{ title: m.set_up_title() }, { name: 'robots', content: 'noindex' }]

/** The printed link carries the token once; it is exchanged for a cookie and leaves the address bar. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { call, language } = context.get(pageContext)
  // Not on HEAD: a program that previews links must not use up the key.
  const token = new URL(request.url).searchParams.get('token')
  if (token !== null && request.method === 'GET') {
    const refusal = await tryDoor(call, token)
    if (refusal) return data({ isOpen: false, refused: wordsIn(language, refusal) }, { status: refusal.status })
    throw redirect(pathOf('setUp', language), 303)
  }
  const { open } = await call(getDoor)
  return { isOpen: open, refused: null }
}

/** For whoever copied the key from the terminal by hand. */
export async function action({ context, request }: Route.ActionArgs) {
  const { call, language } = context.get(pageContext)
  const refusal = await tryDoor(call, String((await request.formData()).get('token') ?? ''))
  if (refusal) return data({ refused: wordsIn(language, refusal) }, { status: refusal.status })
  throw redirect(pathOf('setUp', language), 303)
}

type WhyClosed = { readonly code: string; readonly status: number }

/** The browser does not know the words of most refusals. */
const wordsIn = (language: Language, { code }: WhyClosed) => renderIn(language, () => refusalWords(code))

/** Opens the door, or says why it stays closed; a fault is thrown on. */
async function tryDoor(call: PageRequest['call'], typed: string): Promise<WhyClosed | null> {
  const token = doorKeyFrom(typed)
  if (!mayBeDoorKey(token)) return { code: 'door-token-wrong', status: 403 }
  try {
    await call(openDoor, { body: { token } })
    return null
  } catch (error) {
    const code = refusalCode(error)
    if (!code) throw error
    return { code, status: (error as { status?: number }).status ?? 403 }
  }
}

/** What the steps have made is on this page alone: it stays, also when the practice is there. */
export const shouldRevalidate = () => false

/** The steps exist in the browser only, because they take a password (see entry-layout.tsx of the accounts). */
export default function SetUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const isInBrowser = useInBrowser()
  if (!loaderData.isOpen) return <ClosedDoor refused={actionData?.refused ?? loaderData.refused} />
  if (!isInBrowser) return <LoadingPage />
  return (
    <NeedsKeys>
      <SetUpSteps />
    </NeedsKeys>
  )
}

function ClosedDoor({ refused }: { refused: Words | null }) {
  const { language, practice } = usePage()
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <Heading level={1} size="title">
        {practice ? m.set_up_done_title() : m.set_up_title()}
      </Heading>
      {refused ? (
        <Notice tone="alarm" role="alert" title={refused.title}>
          {refused.next}
        </Notice>
      ) : null}
      {practice ? (
        <>
          <p>{m.set_up_done()}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={pathOf('logIn', language)} variant="primary">
              {m.log_in_do()}
            </ButtonLink>
            <ButtonLink href={pathOf('home', language)}>{m.to_home()}</ButtonLink>
          </div>
        </>
      ) : (
        <>
          <p>{m.set_up_visitor()}</p>
          <DoorForm language={language} />
        </>
      )}
    </Container>
  )
}
