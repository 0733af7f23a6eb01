import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spaceKinds } from './kinds.ts'
import type { Member, MembershipAct } from './membership.ts'
import { after, ani, budi, chat, citra, consentOf, dewi, edi, none, refusedOf, sorted, stateOf, stepOf } from './spaces-for-tests.ts'

/** A model beside it: only sets of names and who may, told in another way than the rules are written. */
type Wish = { readonly by: number; readonly act: 'rotate' | 'leave' | 'remove' | 'add'; readonly whom: number; readonly consents: boolean }

const people = [ani, edi, budi, citra, dewi]
const wishes = fc.array(
  fc.record({
    by: fc.nat(4),
    act: fc.constantFrom('rotate' as const, 'leave' as const, 'remove' as const, 'add' as const),
    whom: fc.nat(4),
    consents: fc.boolean(),
  }),
  { maxLength: 40 },
)

function outcome(present: ReadonlySet<Member>, by: Member, { act, consents }: Wish, whom: Member): ReadonlySet<Member> | null {
  if (!present.has(by)) return null
  if (act === 'rotate') return present
  if (act === 'leave') return present.size > 1 ? present.difference(new Set([by])) : null
  if (act === 'remove') return present.has(whom) && whom !== by && whom !== ani ? present.difference(new Set([whom])) : null
  if (present.has(whom)) return null
  const isAllowed = (by === ani) !== consents
  return isAllowed && whom !== edi && (whom === ani || present.has(ani) || present.size < 4) ? present.union(new Set([whom])) : null
}

describe('any life of a conversation', () => {
  test('has exactly the members that its acts gave it, whatever was tried in between', () => {
    fc.assert(
      fc.property(wishes, (tries) => {
        let state = chat
        let present: ReadonlySet<Member> = new Set([ani, budi])
        for (const wish of tries) {
          const [by, whom] = [people[wish.by] as Member, people[wish.whom] as Member]
          const wanted = outcome(present, by, wish, whom)
          const act: MembershipAct =
            wish.act === 'remove'
              ? { kind: 'remove', who: [whom.uid] }
              : wish.act === 'add'
                ? { kind: 'add', who: [whom.uid], scope: none, ...(wish.consents && { consent: consentOf(state, 'ani', [whom.uid]) }) }
                : { kind: wish.act }
          const told = new Set(present)
          if (wish.act === 'leave') told.delete(by)
          if (wish.act === 'remove') told.delete(whom)
          if (wish.act === 'add') told.add(whom)
          const step = stepOf(state, after(state, by, act, [...told]))
          expect('state' in step).toBe(wanted !== null)
          if (!('state' in step) || !wanted) continue
          expect(step.state.epoch).toBe(state.epoch + 1)
          state = step.state
          present = wanted
          expect(state.members).toEqual(sorted([...present]))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('never has two clients, nor one who was not there from the beginning', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...spaceKinds.filter((kind) => kind !== 'group')),
        fc.constantFrom(...people),
        fc.boolean(),
        (kind, by, isConsenting) => {
          const members = kind === 'record' || kind === 'private-note' ? [budi] : kind === 'supervision' ? [budi, dewi] : [ani, budi]
          const state = stateOf(kind, members[0] as Member, members)
          const act: MembershipAct = { kind: 'add', who: ['edi'], scope: none, ...(isConsenting && { consent: consentOf(state, 'ani', ['edi']) }) }
          expect(refusedOf(state, after(state, by, act, [...members, edi]))).not.toBeNull()
        },
      ),
    )
  })
})
