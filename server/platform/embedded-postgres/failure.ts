/** The embedded database cannot be used. The message is one line for the operator and says what to do. */
export class EmbeddedPostgresFailed extends Error {
  override readonly name = 'EmbeddedPostgresFailed'
}

/** The `code` of a system or PostgreSQL error, e.g. `ENOENT` or `28P01`; empty if it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
