import type { ReplyOf } from '#contract/endpoint'
import { getEmail } from '#contract/people'
import { getSecondFactors } from '#contract/second-factors'
import { callApi } from '#lib/api'

export type Factors = ReplyOf<typeof getSecondFactors>
export type OwnEmail = ReplyOf<typeof getEmail>

/** What the page of security shows. @throws {ApiRefusal} */
export async function findOwnWaysIn(): Promise<{ factors: Factors; email: OwnEmail }> {
  const [factors, email] = await Promise.all([callApi(getSecondFactors), callApi(getEmail)])
  return { factors, email }
}
