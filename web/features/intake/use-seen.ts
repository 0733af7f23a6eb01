import { useEffect } from 'react'
import { liveOf, sessionOf, usePracticeSocket, type LoadedSpace } from '#features/spaces'
import type { OpenKeys } from '#lib/key-ring'
import { useKeys } from '#lib/use-keys'

/** One has looked at this space: what was unread in it is not any more, here and in other tabs. */
export function useSeen(space: LoadedSpace | undefined): void {
  const keys = useKeys()
  const { connection } = usePracticeSocket(keys)
  const name = space?.space
  const last = space?.entries.at(-1)?.number
  useEffect(() => {
    if (keys && connection === 'online' && name !== undefined && last !== undefined) void markSeen(keys, name, last).catch(() => undefined)
  }, [keys, connection, name, last])
}

async function markSeen(keys: OpenKeys, space: string, last: number): Promise<void> {
  const { tellsRead } = await sessionOf(keys).wishes()
  const { socket, noteRead } = liveOf(keys)
  socket.tell({ t: 'mark', space, delivered: last, read: last, quietly: !tellsRead })
  noteRead(space)
}
