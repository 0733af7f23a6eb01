import type { ReplyOf } from '#contract/endpoint'
import type { Addressee, getAddressees } from '#contract/episodes'
import type { CertifiedCard } from '#contract/keys'
import { answerWithinHours } from '#domain/care/episode'
import { audiences } from '#domain/spaces/kinds'
import { accountBySlug, slugsByAccount } from '#modules/counsellors'
import type { Context } from '#platform/context'
import { findOnDuty } from './repository.ts'
import { vouchedFor } from './vouched-for.ts'

const isAccountId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** To whom a first word can be sealed now. A chosen one for whom the practice does not vouch is as nobody. */
export async function showAddressees(context: Context, to: string | undefined): Promise<ReplyOf<typeof getAddressees>> {
  const { db } = context
  const chosen = to === undefined || isAccountId(to) ? to : await accountBySlug(db, to)
  const onDuty = await findOnDuty(db)
  const asked = chosen ? [...onDuty, chosen] : onDuty
  const vouched = await vouchedFor(context, asked)
  const slugs = await slugsByAccount(db, asked)
  const present = (uid: string): Addressee[] => {
    const known = vouched.get(uid)
    return known ? [presentAddressee(uid, known, slugs.get(uid) ?? null)] : []
  }
  return {
    onDuty: onDuty.flatMap(present).slice(0, audiences.intake.staff.most),
    chosen: (chosen && present(chosen)[0]) || null,
    answerWithinHours: { chosen: answerWithinHours.chosen, anyone: answerWithinHours.anyone },
  }
}

function presentAddressee(uid: string, { card, certificates }: CertifiedCard, slug: string | null): Addressee {
  return { uid, name: certificates[0]?.certificate.name ?? '', slug, card, certificates: [...certificates] }
}
