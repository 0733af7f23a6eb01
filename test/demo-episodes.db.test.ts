import { expect, test } from 'vitest'
import { getAddressees, listEpisodes } from '#contract/episodes'
import { getSpace } from '#contract/spaces'
import { specialisations, spokenLanguages } from '#domain/care/fields'
import { makeAccountTools } from '#modules/accounts'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { openDemoSpace } from '#scripts/demo/demo-space'
import { fillAccounts } from '#scripts/demo/fill-accounts'
import { fillEpisodes } from '#scripts/demo/fill-episodes'
import { quickArgon2id } from './a-person.ts'
import { quickVerifiers } from './accounts.ts'
import { aConfig } from './builders.ts'
import { aContext, aDatabase } from './database.ts'

const now = Temporal.Now.instant()
const database = await aDatabase()
const config = aConfig()
const tools = makeAccountTools({ outerKey: outerKeyOf(newRing()), origin: config.origin }, quickVerifiers)
const context = { ...aContext(database), now: Temporal.Now.instant }
const { people } = await fillAccounts({ context, tools, config }, (slug) => ({ name: slug, number: '1', expiresOn: '2099-01-01' }), quickArgon2id)
await fillEpisodes(database.db, people, now)

const who = (username: string) => {
  const person = people.find(({ of }) => of.username === username)
  if (!person) throw new Error(username)
  return person
}
const listOf = async (username: string) => (await who(username).browser.ask(listEpisodes)).episodes
const contentsOf = async (username: string, space: string) => (await openDemoSpace(who(username), space, now)).entries

test('the demo has one of each: asked of whoever can help, asked of a chosen one, in care, and declined', async () => {
  const states = await Promise.all(
    ['langit-timur', 'kenari-teduh-61', 'embun-pagi-27', 'ombak-tenang'].map(async (name) => {
      const [one] = await listOf(name)
      return [one?.state, one?.askedOf, one?.counsellor?.name ?? null, one?.answerDueAt ? one.answerDueAt > now.toString() : null]
    }),
  )
  expect(states).toEqual([
    ['asked', 'anyone', null, true],
    ['asked', 'chosen', 'asep-ridwan-sumantri', true],
    ['active', 'chosen', 'felicia-gunadi', true],
    ['declined', 'chosen', 'andi-besse-nurhalimah', null],
  ])
  expect((await listOf('felicia-gunadi')).map(({ state }) => state).toSorted()).toEqual(['active', 'asked'])
  expect((await who('langit-timur').browser.ask(getAddressees, { query: {} })).onDuty).toHaveLength(3)
})

test('first words, the reason of a no and the conversation open for both with every check of the pages', async () => {
  const [open] = await listOf('yosina-rumbiak')
  const [first] = await contentsOf('yosina-rumbiak', open?.intakeSpace ?? '')
  expect(first).toMatchObject({
    kind: 'intake',
    content: { topic: expect.toBeOneOf([...specialisations]), language: expect.toBeOneOf([...spokenLanguages]) },
  })
  const [declined] = await listOf('ombak-tenang')
  const [, no] = await contentsOf('ombak-tenang', declined?.intakeSpace ?? '')
  expect(no).toMatchObject({ kind: 'decline', content: { v: 1, reason: 'full', suggest: who('yosina-rumbiak').account.keys.accountId } })
  const [active] = await listOf('embun-pagi-27')
  const said = await contentsOf('felicia-gunadi', active?.chatSpace ?? '')
  expect(said.length).toBeGreaterThanOrEqual(8)
  expect(said.every(({ kind, content }) => kind === 'message' && (content as { type: string }).type === 'text')).toBe(true)
  expect(await contentsOf('embun-pagi-27', active?.chatSpace ?? '')).toEqual(said)
})

test('both have read what was said in the conversation, and only the last word waits for the counsellor', async () => {
  const [active] = await listOf('embun-pagi-27')
  const space = active?.chatSpace ?? ''
  const { marks } = await who('felicia-gunadi').browser.ask(getSpace, { params: { space } })
  const said = (await contentsOf('felicia-gunadi', space)).length
  expect(marks.map(({ delivered, read }) => [delivered, read])).toEqual([
    [said - 1, said - 1],
    [said - 1, said - 1],
  ])
})
