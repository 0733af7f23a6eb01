import { standingOf } from '#modules/accounts'
import { bookableBySlug, bookablesByAccount, type Bookable, type BookableService } from '#modules/counsellors'
import type { Context } from '#platform/context'
import { notFound } from '#platform/refusal'
import { bookeeOf, type Bookee } from './bookability.ts'
import { loadDiaries } from './load-diaries.ts'
import { findRules } from './repository.ts'

/** As it is in the database now. @throws Refusal not-found where there is no such public page */
export async function bookeeBySlug(context: Context, slug: string): Promise<Bookee> {
  const page = await bookableBySlug(context.db, slug)
  if (!page) throw notFound()
  return readBookee(context, page)
}

/** The same of somebody with whom there is an appointment, whether the page still stands or not. */
export async function bookeeByAccount(context: Context, counsellorId: string): Promise<Bookee | undefined> {
  const [page] = await bookablesByAccount(context.db, [counsellorId])
  return page && readBookee(context, page)
}

async function readBookee({ db, now }: Context, page: Bookable): Promise<Bookee> {
  const { accountId } = page
  if (accountId === null) return bookeeOf(page, false, undefined)
  const standing = await standingOf(db, [accountId])
  const [own] = await loadDiaries(db, [accountId], await findRules(db), now())
  return bookeeOf(page, isCounselling(standing.get(accountId)), own)
}

export const isCounselling = (standing: { readonly role: string; readonly state: string } | undefined): boolean =>
  standing?.role === 'counsellor' && standing.state === 'active'

/** @throws Refusal not-found where it is not offered, or no longer */
export function serviceOf({ page }: Bookee, id: string): BookableService {
  const service = page.services.find((one) => one.id === id)
  if (!service) throw notFound()
  return service
}
