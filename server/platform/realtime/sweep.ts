import { closeCodes, heartbeatSeconds } from '#contract/socket'
import type { Logger } from '#platform/log'
import type { SocketWork } from './mount-sockets.ts'
import type { Sockets } from './sockets.ts'

const helloWithinMs = 5000
const silentMs = heartbeatSeconds * 2000
const sweepEveryMs = 1000
/** How long a login that ended may still be heard. */
const loginsEveryMs = 3000

/** One timer for all: who never said who they are, who fell silent, whose login ended. @returns how to stop it */
export function startSweep(sockets: Sockets, work: SocketWork, log: Logger): () => void {
  let isAsking = false
  let askedAtMs = performance.now()
  const askForLogins = async () => {
    const known = [...sockets.all].filter(({ account }) => account !== null)
    if (isAsking || known.length === 0) return
    isAsking = true
    try {
      const idOf = (one: (typeof known)[number]) => one.account?.loginId ?? ''
      const active = known.filter(({ isActive }) => isActive)
      for (const one of active) one.isActive = false
      const holding = await work.stillIn([...new Set(known.map(idOf))], [...new Set(active.map(idOf))])
      for (const one of known) if (!holding.has(idOf(one))) one.ws.close(closeCodes.loggedOut)
    } catch (error) {
      log.error({ err: error }, 'logins of open sockets could not be looked at')
    } finally {
      isAsking = false
    }
  }
  const sweep = () => {
    const now = performance.now()
    for (const { ws, account, openedAtMs, heardAtMs } of sockets.all) {
      if (now - heardAtMs > silentMs) ws.terminate()
      else if (!account && now - openedAtMs > helloWithinMs) ws.close(closeCodes.policy)
    }
    if (now - askedAtMs < loginsEveryMs) return
    askedAtMs = now
    void askForLogins()
  }
  const timer = setInterval(sweep, sweepEveryMs).unref()
  return () => clearInterval(timer)
}
