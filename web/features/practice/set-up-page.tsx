import { data, redirect } from 'react-router'
import type { PageRequest } from '#contract/pages'
import { getDesk, openDoor, setUpPractice } from '#contract/practice'
import { m } from '#messages'
import { refusalWords } from '#lib/refusal-words'
import { renderIn } from '#lib/language'
import { pageContext, refusalCode, usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { doorKeyFrom, mayBeDoorKey } from './door-key.ts'
import { DoorForm } from './door-form.tsx'
import { SetUpFields } from './set-up-fields.tsx'
import { checkSetUp, readSetUpForm, type SetUpErrors, type SetUpValues } from './set-up-form.ts'
import type { Route } from './+types/set-up-page'

export const handle = { kind: 'own' }

export const meta = () => [{ title: m.set_up_title() }, { name: 'robots', content: 'noindex' }]

/** The printed link carries the token once; it is exchanged for a cookie and leaves the address bar. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { call, language } = context.get(pageContext)
  // Not on HEAD: a program that previews links must not use up the key.
  const token = new URL(request.url).searchParams.get('token')
  if (token !== null && request.method === 'GET') {
    const refusal = await tryDoor(call, token)
    if (refusal) return data({ state: 'closed' as const, refused: refusal.code }, { status: refusal.status })
    throw redirect(pathOf('setUp', language), 303)
  }
  const desk = await call(getDesk).catch((error: unknown) => {
    if (!refusalCode(error)) throw error
    return null
  })
  if (desk?.setUp) throw redirect(pathOf('desk', language), 303)
  return { state: desk ? ('open' as const) : ('closed' as const), refused: null }
}

type WhyClosed = { readonly code: string; readonly status: number }

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

type Outcome = { refused?: string; errors?: SetUpErrors; values?: SetUpValues }

export async function action({ context, request }: Route.ActionArgs): Promise<Outcome | ReturnType<typeof data<Outcome>>> {
  const { call, language } = context.get(pageContext)
  const form = await request.formData()
  const token = form.get('token')
  try {
    if (typeof token === 'string') {
      const refusal = await tryDoor(call, token)
      if (refusal) return data({ refused: refusal.code }, { status: refusal.status })
    } else {
      const values = readSetUpForm(form)
      const checked = renderIn(language, () => checkSetUp(values))
      if ('errors' in checked) return data({ errors: checked.errors, values }, { status: 400 })
      await call(setUpPractice, { body: checked.setUp })
    }
  } catch (error) {
    const refused = refusalCode(error)
    if (!refused) throw error
    return data({ refused }, { status: (error as { status?: number }).status ?? 400 })
  }
  throw redirect(pathOf('setUp', language), 303)
}

export default function SetUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const { language, practice } = usePage()
  const refused = (actionData as Outcome | undefined)?.refused ?? loaderData.refused
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <Heading level={1} size="title">
        {practice ? m.desk_title() : m.set_up_title()}
      </Heading>
      {refused ? (
        <Notice tone="alarm" role="alert" title={refusalWords(refused).title}>
          {refusalWords(refused).next}
        </Notice>
      ) : null}
      {loaderData.state === 'open' ? (
        <SetUpFields language={language} {...(actionData as Outcome | undefined)} />
      ) : practice ? (
        <>
          <p>{m.set_up_done()}</p>
          <ButtonLink href={pathOf('home', language)}>{m.to_home()}</ButtonLink>
          <DoorForm language={language} />
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
