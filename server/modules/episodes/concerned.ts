/** What an act gave, and whose pages now show something old, besides those of whoever did it. */
export type Outcome<T> = { readonly reply: T; readonly concerned: readonly string[] }

/** After the transaction: the one place from which those concerned hear, on the pages that they have open, that there is news of their episodes. */
export async function toldToConcerned<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const { reply } = await outcome
  return reply
}
