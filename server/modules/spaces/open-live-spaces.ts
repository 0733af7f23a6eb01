import type { FromBrowser, FromPractice } from '#contract/socket'
import { livingLogins, takeSocketTicket } from '#modules/accounts'
import { anonymous, type Context } from '#platform/context'
import type { Logger } from '#platform/log'
import type { Live, LiveSocket, Sockets, SocketWork } from '#platform/realtime'
import { closeCodes } from '#contract/socket'
import type { Keeper } from './keeper.ts'
import { makeMarks, type Mark } from './marks.ts'
import { listSpaces } from './read-space.ts'
import { readSent } from './read-sent.ts'
import { tellKeptAtOnce } from './tell-kept.ts'
import { makeTeller } from './tell-members.ts'
import { startVerifying } from './verify-kept.ts'

type Parts = {
  /** Nobody's. */
  readonly context: Context
  readonly keeper: Keeper
  readonly live: Live
  readonly sockets: Sockets
  readonly log: Logger
}

/** What the frames of a tab mean, and what its socket hears. */
export function openLiveSpaces({ context, keeper, live, sockets, log }: Parts): SocketWork {
  const teller = makeTeller(context, sockets, log)
  const marks = makeMarks(context.db, live, log)
  const verifying = startVerifying({ ...context, live }, keeper, log)
  tellKeptAtOnce(keeper, sockets, live)
  live.hear((news, from) => teller.hear(news, from))
  live.hear((news, from) => verifying.hear(news, from))
  // What was missed, each browser asks for when it comes back.
  live.onGap(() => {
    for (const { ws, account } of sockets.all) if (account) ws.close(closeCodes.restart)
  })
  const say = (socket: LiveSocket, frame: FromPractice) => sockets.send(socket, JSON.stringify(frame))

  const send = (socket: LiveSocket, accountId: string, { ref, entry }: Extract<FromBrowser, { t: 'send' }>) => {
    const sent = readSent(accountId, entry)
    if (typeof sent === 'string') return say(socket, { t: 'refused', ref, code: sent })
    keeper.keep(
      sent,
      (outcome) => {
        if ('number' in outcome) return sockets.send(socket, `{"t":"kept","ref":${ref},"number":${outcome.number},"keptAt":"${outcome.keptAt}"}`)
        if ('fault' in outcome) log.error({ err: outcome.fault }, 'an entry could not be kept')
        say(socket, { t: 'refused', ref, code: 'refused' in outcome ? outcome.refused : 'not-ready' })
      },
      socket,
    )
  }

  return {
    opened: () => verifying.resume(),
    async enter(ticket) {
      const actor = await takeSocketTicket(context, ticket)
      return actor.kind === 'account' && actor.loginId ? { accountId: actor.accountId, loginId: actor.loginId } : null
    },
    async welcome(socket) {
      if (!socket.account) return
      const { accountId } = socket.account
      const actor = { kind: 'account', accountId, role: 'client', frozen: false } as const
      say(socket, { t: 'welcome', ...(await listSpaces({ ...context, actor })) })
    },
    hear(socket, frame) {
      const accountId = socket.account?.accountId ?? ''
      if (frame.t === 'send') send(socket, accountId, frame)
      else if (frame.t === 'mark') marks.note(markOf(frame, accountId))
      else if (frame.t === 'typing') live.publish([{ topic: 'space.typing', space: frame.space, from: accountId }])
    },
    stillIn: (loginIds, active) => livingLogins({ ...context, actor: anonymous }, loginIds, active),
    async finish() {
      await keeper.drained()
      await marks.drained()
      await teller.drained()
      await verifying.stop()
    },
  }
}

const markOf = ({ space, delivered, read = 0, quietly = false }: Extract<FromBrowser, { t: 'mark' }>, from: string): Mark => ({
  space,
  from,
  delivered,
  read,
  shown: quietly ? 0 : read,
})
