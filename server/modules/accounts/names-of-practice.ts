import { isMistakable, shapesOfPractice, type NamesOfPractice, type ShapesOfPractice } from '#domain/accounts/mistakable-names'
import type { Username } from '#domain/accounts/username'
import { certifiedNames } from '#modules/keys'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/refusal'
import { staffUsernames } from './repository.ts'

/** By which people know the practice and its counsellors, on its pages; `server/app.ts` knows where they stand. */
export type PublicNames = (db: Db) => Promise<readonly string[]>

/**
 * Before the transaction of a client's registration, which holds nothing up that way. Whoever begins to work here in that very moment may
 * therefore meet a client who is called alike, as they may meet one who was there before. @throws Refusal username-taken
 */
export async function needNameOfNobodyHere({ db }: Context, publicNames: PublicNames, { name }: Username): Promise<void> {
  const [published, certified, usernames] = await Promise.all([publicNames(db), certifiedNames(db), staffUsernames(db)])
  if (isMistakable(name, shapesOf({ shown: [...published, ...certified], usernames }))) throw new Refusal('username-taken')
}

let known: { readonly content: string; readonly shapes: ShapesOfPractice } | undefined

/** Those of the names asked for last, which seldom change. */
export function shapesOf(names: NamesOfPractice): ShapesOfPractice {
  const content = JSON.stringify([names.shown.toSorted(), names.usernames.toSorted()])
  if (known?.content !== content) known = { content, shapes: shapesOfPractice(names) }
  return known.shapes
}
