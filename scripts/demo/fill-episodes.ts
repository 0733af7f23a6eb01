import { askForCare, changeDuty, declineEpisode, getAddressees, takeEpisode, type Addressee } from '#contract/episodes'
import type { SignedEpoch } from '#contract/spaces'
import { verifyCard } from '#crypto'
import { startSpace, type Insider } from '#features/spaces'
import { keepMarks } from '#modules/spaces'
import type { Db } from '#platform/database'
import { activeEpisode, chosenQuestion, declinedQuestion, demoDuty, openQuestion } from './demo-episodes.ts'
import { openDemoSpace } from './demo-space.ts'
import type { DemoPerson } from './fill-accounts.ts'
import { demoPractice } from './practice.ts'

const message = (text: string) => ({ v: 1, type: 'text', text })

/** Who asked whom, and what was said: sealed in the people's browsers, kept by the practice's own endpoints, at moments before now. */
export async function fillEpisodes(db: Db, people: readonly DemoPerson[], now: Temporal.Instant): Promise<void> {
  const who = (username: string): DemoPerson => {
    const person = people.find(({ of }) => of.username === username)
    if (!person) throw new Error(`nobody of this name in the demo: ${username}`)
    return person
  }
  const ago = (hours: number) => now.subtract({ hours })
  const day = (daysAgo: number, at: string) =>
    now.toZonedDateTimeISO(demoPractice.timeZone).toPlainDate().subtract({ days: daysAgo }).toZonedDateTime({ timeZone: demoPractice.timeZone, plainTime: at }).toInstant() // prettier-ignore

  for (const username of demoDuty)
    await who(username)
      .browser.at(day(7, '08:00'))
      .ask(changeDuty, { body: { onDuty: true } })
  await fillActive(db, who, day, now)
  const { client, counsellor, suggests, intake, decline, hoursAgo, answeredHoursAgo } = declinedQuestion
  const declined = await ask(who(client), ago(hoursAgo), intake, who(counsellor))
  const space = await openDemoSpace(who(counsellor), declined.space, ago(answeredHoursAgo))
  const entry = await space.seal('decline', decline(who(suggests).account.keys.accountId))
  const body = { entry, epoch: await space.next({ kind: 'leave' }) }
  await who(counsellor)
    .browser.at(ago(answeredHoursAgo))
    .ask(declineEpisode, { params: { episode: declined.episode }, body })
  await ask(who(chosenQuestion.client), ago(chosenQuestion.hoursAgo), chosenQuestion.intake, who(chosenQuestion.counsellor))
  await ask(who(openQuestion.client), ago(openQuestion.hoursAgo), openQuestion.intake)
}

/** The first word: to somebody chosen, or to whoever is on duty. */
async function ask({ account, browser }: DemoPerson, at: Temporal.Instant, intake: unknown, chosen?: DemoPerson) {
  const { keys } = account
  const to = chosen?.account.keys.accountId
  const found = await browser.at(at).ask(getAddressees, { query: to === undefined ? {} : { to } })
  const readers = to === undefined ? found.onDuty : found.chosen ? [found.chosen] : []
  const others = await Promise.all(readers.map(insiderOf))
  const { space, signed, seal } = await startSpace(keys, { kind: 'intake', client: keys.accountId, own: 'client', others })
  const body = { to: to ?? null, epoch: signed as SignedEpoch, entry: await seal('intake', intake) }
  return { space, ...(await browser.at(at).ask(askForCare, { body })) }
}

const insiderOf = async ({ uid, name, card }: Addressee): Promise<Insider> => ({
  uid,
  role: 'counsellor',
  card: await verifyCard(card),
  name,
  licence: null,
})

async function fillActive(
  db: Db,
  who: (username: string) => DemoPerson,
  day: (daysAgo: number, at: string) => Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const { client, counsellor, asked, taken, intake, said, last } = activeEpisode
  const talking = { client: who(client), counsellor: who(counsellor) }
  const first = await ask(talking.client, day(asked.daysAgo, asked.at), intake, talking.counsellor)
  const takenAt = day(taken.daysAgo, taken.at)
  const { keys } = talking.counsellor.account
  const { people } = await openDemoSpace(talking.counsellor, first.space, takenAt)
  const others = people.filter(({ role }) => role === 'client')
  const chat = await startSpace(keys, { kind: 'chat', client: talking.client.account.keys.accountId, own: 'counsellor', others })
  const body = { epoch: null, chat: chat.signed as SignedEpoch }
  await talking.counsellor.browser.at(takenAt).ask(takeEpisode, { params: { episode: first.episode }, body })
  for (const { by, daysAgo, at, text } of said) {
    const space = await openDemoSpace(talking[by], chat.space, day(daysAgo, at))
    await space.say('message', message(text))
  }
  // Both have read all of that; what comes now waits for the counsellor.
  const read = { space: chat.space, delivered: said.length, read: said.length, shown: said.length }
  await keepMarks(
    db,
    Object.values(talking).map(({ account }) => ({ ...read, from: account.keys.accountId })),
  )
  const space = await openDemoSpace(talking.client, chat.space, now.subtract({ minutes: 90 }))
  await space.say('message', message(last))
}
