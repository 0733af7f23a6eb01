import { Refusal } from '#platform/refusal'

/** Who waits: known devices go first, and no network may fill the queue alone. */
export type Place = { readonly network: string; readonly isKnown: boolean }

type Waiting = { readonly network: string; start(): void }

export type WorkQueue = {
  /** @throws Refusal login-busy */
  run<T>(place: Place, work: () => Promise<T>): Promise<T>
  /** Whether `run` would refuse now: worth asking before anything is done for the request. */
  isFull(place: Place): boolean
}

type Limits = { readonly atOnce: number; readonly waiting: number; readonly perNetwork: number }

/**
 * [Note: the login queue] Argon2id costs what it costs; a flood must not stop everybody else. So few
 * run at once, few may wait, and one network gets only a part of the places. Over the bound the answer
 * comes at once: nothing was tried, come again in a moment.
 */
export function makeWorkQueue({ atOnce, waiting: maxWaiting, perNetwork }: Limits): WorkQueue {
  const lanes = { known: [] as Waiting[], others: [] as Waiting[] }
  const held = new Map<string, number>()
  let running = 0

  const enter = (network: string) => held.set(network, (held.get(network) ?? 0) + 1)
  const leave = (network: string) => {
    const left = (held.get(network) ?? 1) - 1
    if (left > 0) held.set(network, left)
    else held.delete(network)
  }
  const next = () => {
    if (running >= atOnce) return
    const waiting = lanes.known.shift() ?? lanes.others.shift()
    if (!waiting) return
    running += 1
    waiting.start()
  }

  const laneOf = ({ isKnown }: Place) => (isKnown ? lanes.known : lanes.others)
  const isFull = (place: Place) => laneOf(place).length >= maxWaiting || (!place.isKnown && (held.get(place.network) ?? 0) >= perNetwork)

  return {
    isFull,
    async run(place, work) {
      if (isFull(place)) throw new Refusal('login-busy')
      const { network } = place
      const lane = laneOf(place)
      enter(network)
      await new Promise<void>((start) => {
        lane.push({ network, start })
        next()
      })
      try {
        return await work()
      } finally {
        running -= 1
        leave(network)
        next()
      }
    },
  }
}
