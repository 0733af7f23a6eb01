import { useRevalidator } from 'react-router'
import { getPaymentWays } from '#contract/payments'
import { NotLoaded, PageHead, wordsOfReading } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { Container } from '#ui/container'
import { ForClients } from './for-clients.tsx'
import { Paying } from './paying.tsx'
import { loadStanding } from './use-standing.ts'
import { useLast } from './use-last.ts'
import type { Route } from './+types/pay-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.paying_title() }, { name: 'robots', content: 'noindex' }]

const load = async (id: string) => {
  const [standing, { ways }] = await Promise.all([loadStanding(id), callApi(getPaymentWays)])
  return { standing, ways }
}

export const clientLoader = ({ params }: Route.ClientLoaderArgs) =>
  load(params.appointment).then(
    (found) => ({ found, refused: null }),
    (error: unknown) => ({ found: null, refused: wordsOfReading(error) }),
  )

/** A time that is kept, until it is paid for and confirmed. */
export default function PayPage({ loaderData: { found, refused } }: Route.ComponentProps) {
  const { role } = useMe()
  const { revalidate } = useRevalidator()
  const shown = useLast(found)
  return (
    <Container width="form" className="grid gap-7 py-8 sm:py-12">
      {role === 'client' && shown ? (
        <Paying key={shown.standing.appointment.id} {...shown} />
      ) : (
        <>
          <PageHead title={m.paying_title()} />
          {role === 'client' && refused ? <NotLoaded words={refused} onRetry={revalidate} /> : <ForClients />}
        </>
      )}
    </Container>
  )
}
