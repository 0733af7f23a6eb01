import type { CrossBorderRule } from '#contract/consents'
import { countries } from '#domain/credentials/places'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { Refusal } from '#platform/refusal'
import { findRule, holdRules, insertRule } from './repository.ts'

export async function showCrossBorderRule({ db }: Context): Promise<CrossBorderRule> {
  const { publishedAt, ...rule } = await findRule(db)
  return { ...rule, publishedAt: instantOf(publishedAt).toString() }
}

type NewRule = Omit<CrossBorderRule, 'version' | 'publishedAt'>

/** A new version; the one that says the same is not made twice. @throws Refusal bad-request for a country that there is not, or one in both lists */
export async function publishCrossBorderRule(context: Context, { otherwise, ...asked }: NewRule): Promise<{ version: number }> {
  const [withConsent, refused] = [inOrder(asked.withConsent), inOrder(asked.refused)]
  const named = [...withConsent, ...refused]
  if (new Set(named).size < named.length || !named.every((country) => countries.includes(country))) throw new Refusal('bad-request')
  return inTransaction(context, async (inside) => {
    await holdRules(inside.db)
    const last = await findRule(inside.db)
    if (saying(last) === saying({ otherwise, withConsent, refused })) return { version: last.version }
    const version = last.version + 1
    await insertRule(inside.db, { version, otherwise, withConsent, refused, publishedAt: inside.now().toString() })
    await appendAuditEvent(inside, { action: 'cross-border-rule.published', subject: 'practice', details: { version } })
    return { version }
  })
}

const inOrder = (codes: readonly string[]) => [...new Set(codes)].toSorted()
const saying = ({ otherwise, withConsent, refused }: NewRule) => JSON.stringify([otherwise, withConsent, refused])
