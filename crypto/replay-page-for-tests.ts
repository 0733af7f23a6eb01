import { browserArgon2id, canHoldKeys, openFile, sealFile } from './index.ts'
import { argon2id } from './argon2id.ts'
import { replays, slowReplays } from './replay-for-tests.ts'

/** What the test in Node asks of the page. */
const page = {
  names: Object.keys({ ...replays, ...slowReplays }),
  replay: (name: string) => ({ ...replays, ...slowReplays })[name]?.(browserArgon2id),
  canHoldKeys,
  /** How many bytes come back, and whether they are the same. */
  fileBothWays: async (size: number) => {
    const content = new Uint8Array(size)
    for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(content.subarray(at, at + 65_536))
    const { identity, sealed, ...told } = await sealFile(content)
    const opened = await openFile(identity, sealed, told)
    return { bytes: opened.length, isSame: opened.every((byte, at) => byte === content[at]) }
  },
  /** Argon2id on the page itself, which the page's policy must forbid. */
  argon2idInPlace: async () => {
    try {
      await argon2id({ password: new Uint8Array(8), salt: new Uint8Array(16), memoryKib: 64, passes: 3, lanes: 1 })
      return 'computed'
    } catch (error) {
      return String(error)
    }
  },
}

export type ReplayPage = typeof page
;(globalThis as unknown as { page: ReplayPage }).page = page
