import { expect, test } from 'vitest'
import * as contract from '#contract/payments'
import { freshPages } from './built-pages.ts'
import { fact } from './fact.ts'
import { gatewayKeys, gatewayServers, newsOf } from './gateway-servers.ts'
import { aKillablePractice, patiently, type KillablePractice } from './killable-practice.ts'
import { moneyFault } from './money-checker.ts'
import { aKeptTime, appointmentState, aTill } from './payments.ts'

await freshPages()

const payers = 24
const deaths = ['server', 'postgres', 'server'] as const

/** As a gateway does: until it hears that it was heard. */
async function tellUntilHeard(practice: KillablePractice, body: string, isOver: () => boolean): Promise<void> {
  const tell = () =>
    fetch(`${practice.at().origin}/api/gateways/midtrans`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(
      ({ status }) => status === 200,
      () => false,
    )
  while (!isOver()) if (await tell()) return
}

/** While PostgreSQL is away nothing is answered; it comes back. */
const inTheEnd = <T extends object>(work: () => Promise<T>): Promise<T> => patiently(() => fact(() => work().catch(() => null)))

test(
  'whatever is killed between a payment and its confirmation, in the end each payment has confirmed its time once, and the books are right',
  { timeout: 240_000 },
  async () => {
    const servers = await gatewayServers()
    const practice = await aKillablePractice({ MIDTRANS_SERVER_KEY: gatewayKeys.midtrans.serverKey, MIDTRANS_URL: servers.midtrans.url })
    const till = await aTill(practice.database, { gateways: servers.config })
    till.clock.now = Temporal.Now.instant()
    const heard: string[] = []
    let isOver = false

    const pay = async () => {
      const kept = await inTheEnd(() => aKeptTime(till))
      const { id } = await inTheEnd(() => till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'midtrans' } }))
      const tellers = ['a', 'b', 'c'].map((event) =>
        tellUntilHeard(practice, newsOf.midtrans({ orderId: id, amountIdr: 250_000, event }).body, () => isOver),
      )
      await Promise.all(tellers)
      heard.push(kept.id)
    }
    const kill = async () => {
      for (const victim of deaths) {
        const enough = heard.length + 3
        await patiently(() => fact(() => heard.length >= enough))
        practice.kill(victim)
      }
    }
    // One after the other in four rows, so that some are always on their way.
    const row = async () => {
      for (let place = 0; place < payers / 4; place += 1) await pay()
    }
    await Promise.all([kill(), ...Array.from({ length: 4 }, row)]).finally(() => (isOver = true))
    expect(await inTheEnd(() => moneyFault(practice.database).then((fault) => ({ fault })))).toEqual({ fault: null })
    for (const id of heard) expect((await inTheEnd(() => appointmentState(till, id))).state).toBe('confirmed')
    expect(heard.length).toBeGreaterThanOrEqual(payers)
    const { starts } = await practice.end()
    expect(starts).toBeGreaterThanOrEqual(deaths.length)
  },
)
