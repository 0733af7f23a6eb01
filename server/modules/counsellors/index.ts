export { accountBySlug, licenseeBySlug, licensees, slugsByAccount, type Licensee } from './accounts-of-counsellors.ts'
export {
  bookableBySlug,
  bookablesByAccount,
  bookablesSince,
  cardsOfSlugs,
  pagesOfAccounts,
  slugsThatFit,
  type Bookable,
  type BookableService,
} from './bookables.ts'
export { publishCounsellor, type NewCounsellor } from './publish-counsellor.ts'
export { refreshLicence, refreshTurningLicences } from './refresh-licence.ts'
export { publishedNames } from './repository.ts'
export { counsellorRoutes } from './routes.ts'
export { showCounsellor } from './show-counsellor.ts'
