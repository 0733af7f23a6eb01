import type { Live, LiveSocket, Sockets } from '#platform/realtime'
import type { SpaceNews } from './live-news.ts'
import type { JustKept } from './keep-batch.ts'
import type { Keeper } from './keeper.ts'

const mostRemembered = 10_000

/**
 * What this process has kept goes to its own sockets at once, as it came, and not by way of the database: to the members of the epoch
 * under which it was kept. Other processes are told the numbers.
 */
export function tellKeptAtOnce(keeper: Keeper, sockets: Sockets, live: Live): void {
  const newestEpochs = new Map<string, number>()
  live.hear((news) => {
    if (newestEpochs.size > mostRemembered) newestEpochs.clear()
    for (const one of news as readonly SpaceNews[]) if (one.topic === 'space.epoch') newestEpochs.set(one.space, one.epoch)
  })
  keeper.onKept((kept, answers) => {
    const ranges = new Map<string, { topic: 'space.kept' | 'space.sent'; space: string; first: number; last: number }>()
    sockets.together(() => {
      for (const one of kept) {
        const { space } = one.entry.header
        // Somebody may be gone since: then who is a member is asked anew.
        const isOld = one.book.epoch < (newestEpochs.get(space) ?? 0)
        const range = ranges.get(space)
        if (range) range.last = one.number
        else ranges.set(space, { topic: isOld ? 'space.kept' : 'space.sent', space, first: one.number, last: one.number })
        if (!isOld) tellMembers(one, sockets)
      }
      answers()
    })
    if (ranges.size > 0) live.publish([...ranges.values()])
  })
}

function tellMembers(one: JustKept, sockets: Sockets): void {
  let frame: Buffer | null = null
  for (const { uid } of one.book.view.epochs.get(one.book.epoch)?.members ?? [])
    for (const socket of sockets.of(uid)) if (socket !== (one.origin as LiveSocket | null)) sockets.send(socket, (frame ??= frameOf(one)))
}

/** As `FromPractice` says; what stands in it was read strictly, so nothing in it needs an escape. */
function frameOf({ entry: { header, iv, ct, sig }, headerJson, number, keptAt }: JustKept): Buffer {
  const head = `{"t":"entry","space":"${header.space}","kept":{"number":${number},"keptAt":"${keptAt}","body":"whole","entry":{"header":`
  return Buffer.from(
    `${head}${Buffer.from(headerJson.buffer, headerJson.byteOffset, headerJson.length).toString()},"iv":"${iv}","ct":"${ct}","sig":"${sig}"}}}`,
  )
}
