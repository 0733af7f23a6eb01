import type { Language } from '#contract/languages'
import type { CounsellorProfile } from '#contract/counsellors'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { timesPath, writePath } from '#lib/paths'
import { ButtonLink } from '#ui/button'
import { classes } from '#ui/recipes'
import { withoutDegrees } from './labels.ts'
import type { NextTimes } from './next-times.ts'

/**
 * The next act: beside the page on a wide screen, at its foot in thumb's reach on a phone. Contact
 * goes through the practice only: no numbers or addresses of the counsellor (S3.2).
 */
export function ReachCard({ counsellor, next, language }: { counsellor: CounsellorProfile; next: NextTimes; language: Language }) {
  const { licensed } = counsellor
  const isFree = Object.values(next).some(({ closed, soonest }) => closed === null && soonest !== null)
  return (
    <aside
      className={classes(
        'sticky bottom-3 flex flex-wrap items-center justify-between gap-2 rounded-xl border border-line bg-mist-soft p-3 shadow-lifted lg:top-16 lg:bottom-auto lg:grid lg:justify-stretch lg:gap-3 lg:border-transparent lg:p-6 lg:shadow-none',
        isFree ? 'sm:ps-5' : 'ps-5',
      )}
    >
      <h2 className="text-lg font-semibold max-lg:sr-only">{m.reach_title()}</h2>
      {/* Two ways on fill a phone's width; each price stands with its service. */}
      <p className={classes('w-min text-sm font-semibold tabular-nums lg:w-auto lg:text-base lg:font-normal', isFree && 'max-sm:hidden')}>
        {licensed ? m.from_price({ price: formatIdr(counsellor.lowestPriceIdr) }) : m.no_new_clients()}
      </p>
      {licensed ? (
        <div className="flex gap-2 max-sm:grow max-sm:*:grow lg:grid">
          {isFree ? (
            <ButtonLink href={timesPath(language, counsellor.slug)} variant="primary" className="max-lg:px-3.5" rel="nofollow">
              {m.times_choose()}
            </ButtonLink>
          ) : null}
          <ButtonLink
            href={writePath(language, { to: counsellor.slug })}
            variant={isFree ? 'secondary' : 'primary'}
            className="max-lg:px-3.5"
            rel="nofollow"
          >
            {/* At a phone's foot the price stands beside it. */}
            <span aria-hidden="true" className="lg:hidden">
              {m.write_short()}
            </span>
            <span className="max-lg:sr-only">{m.write_to_name({ name: withoutDegrees(counsellor.name) })}</span>
          </ButtonLink>
        </div>
      ) : (
        <ButtonLink href={writePath(language)} className="max-lg:px-3.5" rel="nofollow">
          {m.reach_another()}
        </ButtonLink>
      )}
    </aside>
  )
}
