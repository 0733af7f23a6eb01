import { useState } from 'react'
import { Link, Navigate, useNavigate, useRevalidator } from 'react-router'
import { getAddressees, listEpisodes, type Episode } from '#contract/episodes'
import { NotLoaded, PageHead, wordsOfReading } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { keyRing, type OpenKeys } from '#lib/key-ring'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, writeFields } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { ButtonLink, buttonClasses } from '#ui/button'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Notice } from '#ui/notice'
import { SkeletonText } from '#ui/skeleton'
import { ask, findArrived, readersOf, type Addressees, type Reader } from './asking.ts'
import { keepIntakeDraft, restoreIntakeDraft, type IntakeDraft } from './drafts.ts'
import { anyone, contentOf, type IntakeValues } from './intake-form.ts'
import { openIntake } from './own-words.ts'
import { useOpened } from './use-opened.ts'
import { WriteForm } from './write-form.tsx'
import type { Route } from './+types/write-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.write_title() }, { name: 'robots', content: 'noindex' }]

/** A slug or an account, as `getAddressees` takes it; anything else in the address is nobody. */
const isAddressee = (to: string | null): to is string => to !== null && to.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(to)

export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [to, from] = [searchParams.get(writeFields.to), searchParams.get(writeFields.from)]
  try {
    const [addressees, own] = await Promise.all([
      callApi(getAddressees, { query: isAddressee(to) ? { to } : {} }),
      from ? callApi(listEpisodes) : { episodes: [] },
    ])
    const source = { isAsked: from !== null, episode: own.episodes.find(({ id }) => id === from) ?? null }
    return { addressees, to, source, refused: null }
  } catch (error) {
    return { addressees: null, refused: wordsOfReading(error) }
  }
}

/** A client's first word, to one who was chosen or to whoever can help. */
export default function WritePage({ loaderData }: Route.ComponentProps) {
  const { role } = useMe()
  const { revalidate } = useRevalidator()
  // Asked anew without a connection, there is no answer: the form stays, with all that is typed into it.
  const [loaded, setLoaded] = useState(loaderData)
  if (loaderData !== loaded && loaderData.addressees) setLoaded(loaderData)
  const shown = loaderData.addressees ? loaderData : loaded
  return (
    <Container width="form" className="grid gap-8 py-8 sm:py-12">
      <PageHead title={m.write_heading()} lead={role === 'client' ? m.write_lead() : null} />
      {role !== 'client' ? <ForClients /> : null}
      {role === 'client' && shown.addressees ? <Writing {...shown} /> : null}
      {role === 'client' && shown.refused ? <NotLoaded words={shown.refused} onRetry={revalidate} /> : null}
    </Container>
  )
}

function ForClients() {
  const { language } = usePage()
  const toMessages = (
    <Link to={pathOf('messages', language)} className={buttonClasses()}>
      {m.write_to_messages()}
    </Link>
  )
  return (
    <Notice title={m.write_staff()} action={toMessages}>
      {m.write_staff_text()}
    </Notice>
  )
}

/** One object: `Navigate` goes again whenever it is given another. */
const sentNow = { sent: true }

type Source = { readonly isAsked: boolean; readonly episode: Episode | null }
type Found =
  | { readonly arrived: string }
  | { readonly arrived: null; readonly words: IntakeDraft | null; readonly by: 'carried' | 'not-carried' | 'draft' | null }

/** With what the form begins: an earlier question's words, or what was typed here before; with nothing when that has arrived already. */
async function findWords(keys: OpenKeys, { isAsked, episode }: Source): Promise<Found> {
  // The page may have gone before the answer came.
  const arrived = await findArrived(keys)
  if (arrived) return { arrived }
  if (!isAsked) {
    const words = await restoreIntakeDraft(keys).catch(() => null)
    return { arrived, words, by: words && 'draft' }
  }
  const opened = episode && (await openIntake(keys, episode).catch(() => null))
  return opened?.content ? { arrived, words: opened.content, by: 'carried' } : { arrived, words: null, by: 'not-carried' }
}

function Writing({ addressees, to, source }: { addressees: Addressees; to: string | null; source: Source }) {
  const { language } = usePage()
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const [isKept, setKept] = useState(false)
  const { value: readers, refused, retry } = useOpened(addressees, (keys) => readersOf(keys, addressees))
  // Once: what stands in the form from then on is the person's own.
  const { value: found } = useOpened('words', (keys) => findWords(keys, source))
  const act = useAct(async (values: IntakeValues, audience: readonly Reader[]) => {
    const keys = keyRing.keys()
    if (!keys) return
    try {
      const episode = await ask(keys, values.to === anyone ? null : values.to, audience, contentOf(values))
      await navigate(pathOf('intake', language, { episode }), { replace: true, state: sentNow })
    } catch (error) {
      // Whoever was on duty a moment ago may not be now: what the form says of its readers is asked anew, and what was typed stays.
      void revalidate()
      throw error
    }
  })
  if (!readers && refused) return <NotLoaded words={refused} onRetry={async () => retry()} />
  if (!readers || !found) return <SkeletonText lines={9} label={m.write_loading()} />
  if (found.arrived) return <Navigate to={pathOf('intake', language, { episode: found.arrived })} replace state={sentNow} />
  const { words, by } = found as Extract<Found, { arrived: null }>
  if (readers.onDuty.length === 0 && !readers.chosen) return <Nobody />
  return (
    <>
      {to !== null && !readers.chosen ? <Notice title={m.write_chosen_away()}>{m.write_chosen_away_text()}</Notice> : null}
      {by ? <Notice>{comesFrom[by]()}</Notice> : null}
      <WriteForm
        readers={readers}
        hours={addressees.answerWithinHours}
        start={{ ...emptyWords(language), ...ownWords(words), to: readers.chosen?.uid ?? anyone }}
        act={act}
        isKept={isKept}
        onTyped={(typed) => void keepTyped(typed).then(setKept)}
      />
    </>
  )
}

const comesFrom = { carried: m.write_carried, 'not-carried': m.write_not_carried, draft: m.write_draft_back }
const emptyWords = (language: string): IntakeDraft => ({ topic: '', language, address: '', hope: '', earlier: '' })
const ownWords = (words: IntakeDraft | null): IntakeDraft | null =>
  words && { topic: words.topic, language: words.language, address: words.address, hope: words.hope, earlier: words.earlier }

/** @returns whether it lies on this device now */
async function keepTyped(values: IntakeValues): Promise<boolean> {
  const keys = keyRing.keys()
  const draft = ownWords(values)
  if (!keys || !draft) return false
  return keepIntakeDraft(keys, draft).then(
    () => true,
    () => false,
  )
}

/** Nobody is on duty and nobody was chosen: said as it is, with the ways that remain. */
function Nobody() {
  const { language } = usePage()
  return (
    <EmptyState
      title={m.write_nobody()}
      action={
        <>
          <ButtonLink href={pathOf('counsellors', language)} variant="primary">
            {m.write_find()}
          </ButtonLink>
          <ButtonLink href={pathOf('emergency', language)}>{m.open_emergency()}</ButtonLink>
        </>
      }
    >
      {m.write_nobody_text()}
    </EmptyState>
  )
}
