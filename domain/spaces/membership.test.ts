import { describe, expect, test } from 'vitest'
import type { SpaceKind } from './kinds.ts'
import {
  isEpochRecord,
  mayGrant,
  nextEpoch,
  scopeOf,
  type Consent,
  type EpochRecord,
  type HistoryScope,
  type Member,
  type MembershipAct,
  type SpaceState,
} from './membership.ts'
import {
  after,
  ani,
  budi,
  chat,
  citra,
  client,
  consentOf,
  counsellor,
  dewi,
  edi,
  first,
  none,
  own,
  refusedOf,
  stateOf,
  stepOf,
} from './spaces-for-tests.ts'

describe('a record', () => {
  test('is of a kind, and its members are in roles, that are known', () => {
    const record = first('chat', ani, [ani, budi])
    expect(isEpochRecord(record)).toBe(true)
    expect(isEpochRecord({ ...record, kind: 'tavern' })).toBe(false)
    expect(isEpochRecord({ ...record, members: [ani, { ...budi, role: 'admin' }] })).toBe(false)
  })
})

describe('a space begins', () => {
  test.each<[SpaceKind, Member, Member[]]>([
    ['intake', ani, [ani, budi, citra, dewi]],
    ['chat', budi, [ani, budi]],
    ['letters', ani, [ani, budi]],
    ['record', budi, [budi]],
    ['private-note', budi, [budi]],
    ['group', budi, [budi]],
    ['group', budi, [ani, edi, budi]],
    ['supervision', citra, [citra, dewi]],
  ])('as %s, made by %o', (kind, by, members) => expect(refusedOf(null, first(kind, by, members))).toBeNull())

  test.each<[string, EpochRecord, string]>([
    ['by somebody who is not in it', first('chat', citra, [ani, budi]), 'epoch-not-a-member'],
    ['by somebody who may not', first('intake', budi, [ani, budi]), 'epoch-may-not'],
    ['by a client among clients', first('group', ani, [ani, budi]), 'epoch-may-not'],
    ['with two clients where one belongs', first('chat', ani, [ani, edi, budi]), 'epoch-audience-unfit'],
    ['without anybody who works here', first('chat', ani, [ani]), 'epoch-audience-unfit'],
    ['with a client in a record', first('record', budi, [budi, edi]), 'epoch-audience-unfit'],
    ['as a record of nobody', first('record', budi, [budi], { client: '' }), 'epoch-audience-unfit'],
    ['as a record of somebody who reads it', first('record', budi, [budi], { client: 'budi' }), 'epoch-audience-unfit'],
    ['as a note of two', first('private-note', budi, [budi, citra]), 'epoch-audience-unfit'],
    ['for another client than the one in it', first('chat', ani, [ani, budi], { client: 'edi' }), 'epoch-audience-unfit'],
    ['as a group of one client', first('group', budi, [ani, budi], { client: 'ani' }), 'epoch-audience-unfit'],
    ['with somebody twice', first('chat', ani, [ani, budi], { members: [ani, budi, budi] }), 'epoch-members-mismatch'],
    ['out of order', first('chat', ani, [ani, budi], { members: [budi, ani] }), 'epoch-members-mismatch'],
    ['in the middle', first('chat', ani, [ani, budi], { epoch: 1 }), 'epoch-stale'],
    ['after another', first('chat', ani, [ani, budi], { prev: 'x' }), 'epoch-stale'],
    ['as something else', first('chat', ani, [ani, budi], { act: { kind: 'rotate' } }), 'epoch-stale'],
    ['with a card that is not theirs', first('chat', ani, [ani, { ...budi, cardHash: 'card of mallory' }]), 'epoch-card-unknown'],
  ])('not %s', (_, record, code) => expect(refusedOf(null, record)).toBe(code))

  test('with fifty on duty, and not with more', () => {
    const onDuty = Array.from({ length: 51 }, (_, at) => counsellor(`c${String(at).padStart(2, '0')}`))
    expect(refusedOf(null, first('intake', ani, [ani, ...onDuty.slice(0, 50)]))).toBeNull()
    expect(refusedOf(null, first('intake', ani, [ani, ...onDuty]))).toBe('epoch-audience-unfit')
  })

  test('as a group of fifteen, and not of more', () => {
    const many = Array.from({ length: 15 }, (_, at) => client(`k${String(at).padStart(2, '0')}`))
    expect(refusedOf(null, first('group', budi, [budi, ...many.slice(0, 14)]))).toBeNull()
    expect(refusedOf(null, first('group', budi, [budi, citra, ...many.slice(0, 14)]))).toBe('epoch-audience-unfit')
  })
})

describe('an epoch', () => {
  test('follows the newest one only, in the same space', () => {
    const rotated = after(chat, budi, { kind: 'rotate' }, [ani, budi])
    expect(stepOf(chat, rotated)).toEqual({ state: { ...chat, epoch: 1, head: 'hash of s1 1' } })
    expect(refusedOf(chat, { ...rotated, prev: 'another' })).toBe('epoch-stale')
    expect(refusedOf(chat, { ...rotated, epoch: 2 })).toBe('epoch-stale')
    expect(refusedOf(chat, { ...rotated, epoch: 0 })).toBe('epoch-stale')
    expect(refusedOf(chat, { ...rotated, space: 's2' })).toBe('epoch-space-mismatch')
    expect(refusedOf(chat, { ...rotated, kind: 'letters' })).toBe('epoch-space-mismatch')
    expect(refusedOf(chat, { ...rotated, client: 'edi' })).toBe('epoch-space-mismatch')
    expect(refusedOf(chat, after(chat, budi, { kind: 'create' }, [ani, budi]))).toBe('epoch-may-not')
  })

  test('is made by a member', () => {
    expect(refusedOf(chat, after(chat, citra, { kind: 'rotate' }, [ani, budi]))).toBe('epoch-not-a-member')
  })

  test('changes nobody but whom it names', () => {
    const mismatch = 'epoch-members-mismatch'
    expect(refusedOf(chat, after(chat, budi, { kind: 'rotate' }, [ani, budi, citra]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, budi, { kind: 'rotate' }, [budi]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, budi, { kind: 'rotate' }, [ani, { ...budi, role: 'supervisor' }]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, budi, { kind: 'rotate' }, [], { members: [budi, ani] }))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, budi, { kind: 'leave' }, [ani, budi]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, ani, { kind: 'add', who: ['citra'], scope: none }, [ani, citra]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, ani, { kind: 'add', who: ['citra'], scope: none }, [ani, budi, dewi]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, ani, { kind: 'add', who: ['budi'], scope: none }, [ani, budi]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, ani, { kind: 'remove', who: ['citra'] }, [ani, budi]))).toBe(mismatch)
    expect(refusedOf(chat, after(chat, ani, { kind: 'add', who: ['citra'], scope: none }, [ani, budi, citra, dewi]))).toBe(mismatch)
  })

  test('may carry newer cards of those who are in it, and no cards of others', () => {
    const renewed = { ...ani, cardHash: 'newer card of ani' }
    const record = after(chat, renewed, { kind: 'rotate' }, [renewed, budi])
    expect(nextEpoch(chat, record, 'h', (member) => own(member) || member === renewed)).toMatchObject({ state: { members: [renewed, budi] } })
    expect(refusedOf(chat, record)).toBe('epoch-card-unknown')
  })
})

describe('adding', () => {
  const addCitra = (by: Member, consent?: Consent, change: Partial<EpochRecord> = {}) =>
    after(chat, by, { kind: 'add', who: ['citra'], scope: none, ...(consent && { consent }) }, [ani, budi, citra], change)

  test('is the client’s own right', () => expect(refusedOf(chat, addCitra(ani))).toBeNull())

  test('by whoever works here needs the client’s consent, for this person, this space and this moment', () => {
    expect(refusedOf(chat, addCitra(budi))).toBe('epoch-consent-missing')
    expect(refusedOf(chat, addCitra(budi, consentOf(chat, 'ani', ['citra'])))).toBeNull()
    for (const change of [
      { space: 's2' },
      { from: 'budi' },
      { who: ['dewi'] },
      { who: ['citra', 'dewi'] },
      { who: [] },
      { prev: 'older' },
      { scope: { kind: 'from' as const, epoch: 0 } },
    ]) {
      expect(refusedOf(chat, addCitra(budi, consentOf(chat, 'ani', ['citra'], change)))).toBe('epoch-consent-mismatch')
    }
  })

  test('goes as far back as the consent says, and no further', () => {
    const add = (scope: HistoryScope, agreed: HistoryScope) => {
      const act: MembershipAct = { kind: 'add', who: ['citra'], scope, consent: consentOf(chat, 'ani', ['citra'], { scope: agreed }) }
      return refusedOf(chat, after(chat, budi, act, [ani, budi, citra]))
    }
    const [all, later] = [{ kind: 'from', epoch: 0 } as const, { kind: 'from', epoch: 1 } as const]
    expect([add(all, all), add(later, later), add(none, none)]).toEqual([null, null, null])
    expect(new Set([add(all, later), add(later, all), add(all, none), add(none, all)])).toEqual(new Set(['epoch-consent-mismatch']))
    const acts: MembershipAct[] = [
      { kind: 'create' },
      { kind: 'add', who: ['citra'], scope: all },
      { kind: 'rotate' },
      { kind: 'add', who: ['citra', 'dewi'], scope: later },
    ]
    expect([scopeOf(acts, 'citra'), scopeOf(acts.slice(0, 3), 'citra'), scopeOf(acts, 'ani')]).toEqual([later, all, none])
  })

  test('where nobody is asked brings nobody’s consent along', () => {
    const act: MembershipAct = { kind: 'add', who: ['citra'], scope: none, consent: consentOf(chat, 'ani', ['citra']) }
    expect(refusedOf(chat, after(chat, ani, act, [ani, budi, citra]))).toBe('epoch-consent-mismatch')
    const supervision = stateOf('supervision', dewi, [citra, dewi])
    const stray: MembershipAct = { kind: 'add', who: ['budi'], scope: none, consent: consentOf(supervision, 'budi', ['budi']) }
    expect(refusedOf(supervision, after(supervision, citra, stray, [budi, citra, dewi]))).toBe('epoch-consent-mismatch')
  })

  test('stops where the space is full, and nowhere adds nobody', () => {
    const others = ['e', 'f', 'g', 'h'].map(counsellor)
    const who = others.map(({ uid }) => uid)
    expect(refusedOf(chat, after(chat, ani, { kind: 'add', who, scope: none }, [ani, budi, ...others]))).toBe('epoch-audience-unfit')
    expect(refusedOf(chat, after(chat, ani, { kind: 'add', who: [], scope: none }, [ani, budi]))).toBe('epoch-may-not')
  })

  test('to a record needs the consent of the client whose record it is', () => {
    const record = stateOf('record', budi, [budi])
    const add = (consent?: Consent) => after(record, budi, { kind: 'add', who: ['citra'], scope: none, ...(consent && { consent }) }, [budi, citra])
    expect(refusedOf(record, add())).toBe('epoch-consent-missing')
    expect(refusedOf(record, add(consentOf(record, 'edi', ['citra'])))).toBe('epoch-consent-mismatch')
    expect(refusedOf(record, add(consentOf(record, 'ani', ['citra'])))).toBeNull()
  })

  test('to a group takes the word of whoever comes, who reads nothing older', () => {
    const group = stateOf('group', budi, [budi, edi])
    const add = (by: Member, consent?: Consent) =>
      after(group, by, { kind: 'add', who: ['ani'], scope: none, ...(consent && { consent }) }, [ani, budi, edi])
    expect(refusedOf(group, add(budi, consentOf(group, 'ani', ['ani'])))).toBeNull()
    expect(refusedOf(group, add(edi, consentOf(group, 'ani', ['ani'])))).toBe('epoch-may-not')
    expect(refusedOf(group, add(budi))).toBe('epoch-consent-missing')
    expect(refusedOf(group, add(budi, consentOf(group, 'edi', ['ani'])))).toBe('epoch-consent-mismatch')
    const all = { kind: 'from', epoch: 0 } as const
    const reading = after(group, budi, { kind: 'add', who: ['ani'], scope: all, consent: consentOf(group, 'ani', ['ani'], { scope: all }) }, [
      ani,
      budi,
      edi,
    ])
    expect(refusedOf(group, reading)).toBe('epoch-consent-mismatch')
    const two = after(group, budi, { kind: 'add', who: ['ani', 'citra'], scope: none, consent: consentOf(group, 'ani', ['ani', 'citra']) }, [
      ani,
      budi,
      citra,
      edi,
    ])
    expect(refusedOf(group, two)).toBe('epoch-consent-mismatch')
  })

  test('among those who work here is theirs to decide; to a note, nobody’s', () => {
    const supervision = stateOf('supervision', dewi, [citra, dewi])
    expect(refusedOf(supervision, after(supervision, citra, { kind: 'add', who: ['budi'], scope: none }, [budi, citra, dewi]))).toBeNull()
    const note = stateOf('private-note', budi, [budi])
    const consent = consentOf(note, '', ['citra'])
    expect(refusedOf(note, after(note, budi, { kind: 'add', who: ['citra'], scope: none, consent }, [budi, citra]))).toBe('epoch-may-not')
  })
})

describe('removing', () => {
  const three = stateOf('chat', ani, [ani, budi, citra])

  test('sends away whoever works here, by the client and by each other', () => {
    expect(refusedOf(three, after(three, ani, { kind: 'remove', who: ['budi', 'citra'] }, [ani]))).toBeNull()
    expect(refusedOf(three, after(three, citra, { kind: 'remove', who: ['budi'] }, [ani, citra]))).toBeNull()
  })

  test('sends no client away, and nobody themselves', () => {
    expect(refusedOf(three, after(three, budi, { kind: 'remove', who: ['ani'] }, [budi, citra]))).toBe('epoch-may-not')
    expect(refusedOf(three, after(three, budi, { kind: 'remove', who: ['budi'] }, [ani, citra]))).toBe('epoch-may-not')
    expect(refusedOf(three, after(three, budi, { kind: 'remove', who: [] }, [ani, budi, citra]))).toBe('epoch-may-not')
  })

  test('from a group is for those who lead it', () => {
    const group = stateOf('group', budi, [ani, budi, edi])
    expect(refusedOf(group, after(group, budi, { kind: 'remove', who: ['edi'] }, [ani, budi]))).toBeNull()
    expect(refusedOf(group, after(group, ani, { kind: 'remove', who: ['edi'] }, [ani, budi]))).toBe('epoch-may-not')
    expect(refusedOf(group, after(group, ani, { kind: 'remove', who: ['budi'] }, [ani, edi]))).toBe('epoch-may-not')
  })
})

describe('whoever is not vouched for any more', () => {
  const three = stateOf('chat', ani, [ani, budi, citra])
  const withoutBudi = (member: Member) => member.uid !== 'budi' && own(member)
  const codeOf = (record: EpochRecord) => {
    const step = nextEpoch(three, record, 'h', withoutBudi)
    return 'refused' in step ? step.refused : null
  }

  test('is given no new key and no newcomer’s, and keeps nobody from leaving or from sending somebody away', () => {
    expect(codeOf(after(three, ani, { kind: 'rotate' }, [ani, budi, citra]))).toBe('epoch-card-unknown')
    expect(codeOf(after(three, ani, { kind: 'add', who: ['dewi'], scope: none }, [ani, budi, citra, dewi]))).toBe('epoch-card-unknown')
    expect(codeOf(after(three, citra, { kind: 'leave' }, [ani, budi]))).toBeNull()
    expect(codeOf(after(three, ani, { kind: 'remove', who: ['citra'] }, [ani, budi]))).toBeNull()
    const renewed = { ...budi, cardHash: 'newer' }
    expect(codeOf(after(three, ani, { kind: 'remove', who: ['citra'] }, [ani, renewed]))).toBe('epoch-card-unknown')
  })
})

describe('a record is signed', () => {
  test('by the card that it names for its maker, and by who leaves with the one named before', () => {
    const renewed = { ...budi, cardHash: 'newer card of budi' }
    const knows = (member: Member) => own(member) || member === renewed
    const codeOf = (record: EpochRecord) => {
      const step = nextEpoch(chat, record, 'h', knows)
      return 'refused' in step ? step.refused : null
    }
    expect(codeOf(after(chat, renewed, { kind: 'rotate' }, [ani, renewed]))).toBeNull()
    expect(codeOf(after(chat, budi, { kind: 'rotate' }, [ani, renewed]))).toBe('epoch-card-unknown')
    expect(codeOf(after(chat, budi, { kind: 'leave' }, [ani]))).toBeNull()
    expect(codeOf(after(chat, renewed, { kind: 'leave' }, [ani]))).toBe('epoch-card-unknown')
    expect(refusedOf(null, first('chat', ani, [ani, budi], { card: 'card of edi' }))).toBe('epoch-card-unknown')
  })
})

describe('leaving', () => {
  test('is free to all but the last', () => {
    expect(refusedOf(chat, after(chat, ani, { kind: 'leave' }, [budi]))).toBeNull()
    expect(refusedOf(chat, after(chat, budi, { kind: 'leave' }, [ani]))).toBeNull()
    const note = stateOf('private-note', budi, [budi])
    expect(refusedOf(note, after(note, budi, { kind: 'leave' }, []))).toBe('epoch-audience-unfit')
  })
})

describe('the place of a client who left', () => {
  test('is nobody else’s, and stays open to them', () => {
    const alone: SpaceState = { ...chat, epoch: 1, head: 'h1', members: [budi] }
    const add = (uid: string, member: Member) =>
      after(alone, budi, { kind: 'add', who: [uid], scope: none, consent: consentOf(alone, 'ani', [uid]) }, [budi, member])
    expect(refusedOf(alone, add('edi', edi))).toBe('epoch-audience-unfit')
    expect(refusedOf(alone, add('ani', ani))).toBeNull()
  })
})

describe('an older key', () => {
  const older = { ...chat, epoch: 2 }
  const now: SpaceState = { ...chat, epoch: 4, members: [ani, budi, citra] }

  test('is handed on as far back as the consent goes, by somebody who had it, to somebody who is there', () => {
    expect(mayGrant(older, now, 'budi', 'citra', { kind: 'from', epoch: 2 })).toBe(true)
    expect(mayGrant(older, now, 'budi', 'citra', { kind: 'from', epoch: 3 })).toBe(false)
    expect(mayGrant(older, now, 'budi', 'citra', { kind: 'nothing' })).toBe(false)
    expect(mayGrant(older, now, 'dewi', 'citra', { kind: 'from', epoch: 0 })).toBe(false)
    expect(mayGrant(older, now, 'citra', 'budi', { kind: 'from', epoch: 0 })).toBe(false)
    expect(mayGrant(older, now, 'budi', 'dewi', { kind: 'from', epoch: 0 })).toBe(false)
    expect(mayGrant(older, { ...now, members: [ani, citra] }, 'budi', 'citra', { kind: 'from', epoch: 0 })).toBe(false)
    expect(mayGrant({ ...older, epoch: 4 }, now, 'budi', 'ani', { kind: 'from', epoch: 0 })).toBe(false)
  })
})
