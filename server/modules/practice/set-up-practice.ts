import type { FirstSetUp } from '#contract/first-set-up'
import type { Practice } from '#contract/practice'
import { keepFirstAdmin, readyRegistration, sendEntered, type AccountTools } from '#modules/accounts'
import { holdPracticeKey } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import type { ReplyHead } from '#platform/route'
import { closeDoor, forgetDoorKey } from './door.ts'
import { makePractice, type PracticeDetails } from './make-practice.ts'

/**
 * First run in one request: the practice, its first admin and, from the admin's browser, the key with
 * which it vouches for its people. All of it or nothing; with it the door closes for good.
 * @throws Refusal practice-already-set-up, admin-exists, and as registering does
 */
export async function setUpPractice(
  context: Context,
  tools: AccountTools,
  { admin, practiceKey, ...asked }: FirstSetUp,
  head: ReplyHead,
  details: PracticeDetails = {},
): Promise<Practice> {
  const ready = await readyRegistration(context, tools, admin)
  const { practice, entered } = await inTransaction(context, async (inside) => {
    const made = await makePractice(inside, asked, details)
    const login = await keepFirstAdmin(inside, tools, ready)
    await holdPracticeKey(inside, tools.outerKey, practiceKey, admin.accountId)
    await closeDoor(inside)
    return { practice: made, entered: login }
  })
  forgetDoorKey(head)
  sendEntered(head, entered)
  return practice
}
