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
  | { readonly v: 1; readonly type: 'deletion'; readonly of: string }

/** Characters; well below what an entry holds when every one takes four bytes. */
export const longestText = 8_000
