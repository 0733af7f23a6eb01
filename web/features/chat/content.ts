/** What lies sealed in the entries of a conversation. Everything is one kind to the server: it does not learn which is which. */
export const messageKind = 'message'

/** A file as it travels inside an entry; its bytes lie on the server as an age file, sealed to `identity`. */
export type FileReference = {
  readonly file: string
  readonly name: string
  /** Media type; what is not on the list of those that are previewed is only ever saved. */
  readonly media: string
  /** Of the content, before it was sealed. */
  readonly bytes: number
  /** Of the content, base64url. */
  readonly sha256: string
  /** One-time age identity. */
  readonly identity: string
  /** Of a picture. */
  readonly width?: number
  readonly height?: number
}

/** `of` and `replyTo` name entries by their id. */
export type Content =
  | { readonly v: 1; readonly type: 'text'; readonly text: string; readonly replyTo?: string }
  | { readonly v: 1; readonly type: 'file'; readonly file: FileReference; readonly text: string; readonly replyTo?: string }
  | {
      readonly v: 1
      readonly type: 'voice'
      readonly file: FileReference
      readonly seconds: number
      /** Loudness over time, 48 steps of 0 to 31. */
      readonly waveform: readonly number[]
      readonly replyTo?: string
    }
  | { readonly v: 1; readonly type: 'edit'; readonly of: string; readonly text: string }
  /** `edits`: entries by which it was changed; their bodies are erased along with it. */
  | { readonly v: 1; readonly type: 'deletion'; readonly of: string; readonly edits: readonly string[] }

/** Characters; well below what an entry holds when every one takes four bytes. */
export const longestText = 8_000

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isId = (value: unknown): value is string => isText(value, 64)
const isOptional = (value: unknown, is: (value: unknown) => boolean) => value === undefined || is(value)

/** Twice what is written: a browser of tomorrow may allow a little more. */
const isBody = (value: unknown): value is string => isText(value, 2 * longestText)

function isFile(value: unknown): value is FileReference {
  const file = value as Partial<FileReference> | null
  if (typeof file !== 'object' || file === null) return false
  const { file: id, name, media, bytes, sha256, identity, width, height } = file
  return (
    isId(id) &&
    isText(name, 300) &&
    isText(media, 100) &&
    isCount(bytes) &&
    isText(sha256, 64) &&
    isText(identity, 200) &&
    isOptional(width, isCount) &&
    isOptional(height, isCount)
  )
}

const waveformSteps = 48
const loudest = 31

const isOf: Readonly<Record<string, (content: Record<string, unknown>) => boolean>> = {
  text: ({ text, replyTo }) => isBody(text) && isOptional(replyTo, isId),
  file: ({ file, text, replyTo }) => isFile(file) && isBody(text) && isOptional(replyTo, isId),
  voice: ({ file, seconds, waveform, replyTo }) =>
    isFile(file) &&
    isCount(seconds) &&
    Array.isArray(waveform) &&
    waveform.length === waveformSteps &&
    waveform.every((loud) => isCount(loud) && loud <= loudest) &&
    isOptional(replyTo, isId),
  edit: ({ of, text }) => isId(of) && isBody(text),
  deletion: ({ of, edits }) => isId(of) && Array.isArray(edits) && edits.every(isId),
}

/** What somebody's browser wrote, if it is what a browser of ours could have written; null for anything else. */
export function readContent(value: unknown): Content | null {
  const content = value as (Record<string, unknown> & { type?: unknown }) | null
  if (typeof content !== 'object' || content?.v !== 1 || typeof content.type !== 'string') return null
  const is = Object.hasOwn(isOf, content.type) ? isOf[content.type] : undefined
  return is?.(content) ? (content as Content) : null
}
