import { saveWorkingHours, type WorkingHours } from '#contract/scheduling'
import type { DemoPerson } from './fill-accounts.ts'

const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 })
const office = [hours(9, 12), hours(13, 17)]
const evening = [hours(9, 12), hours(19, 21.5)]

type DemoHours = Partial<WorkingHours> & Pick<WorkingHours, 'weekly'>

/** By their accounts: whole days, evenings beside another job, and a weekend for those who work themselves. */
const demoHours: Readonly<Record<string, DemoHours>> = {
  'felicia-gunadi': { weekly: [office, office, evening, [hours(9, 12)], [hours(13, 17)], [], []], noticeHours: 12, mostPerDay: 6 },
  'asep-ridwan': { weekly: [[], evening, [], evening, [hours(13.5, 17)], [hours(9, 13)], []], noticeHours: 24 },
  'andi-besse': { weekly: [office, office, office, office, [hours(9, 11.5)], [], []], noticeHours: 6, mostPerDay: 5 },
  'yosina-rumbiak': { weekly: [office, [], office, [], office, [hours(10, 13)], [hours(14, 17)]], noticeHours: 24, horizonDays: 30 },
}

/** When the counsellors of the demo work, told as on their own page. */
export async function fillHours(people: readonly DemoPerson[]): Promise<void> {
  for (const { of, browser } of people) {
    const own = demoHours[of.username]
    if (!own) continue
    const usual = { timeZone: of.timeZone, exceptions: [], noticeHours: 12, horizonDays: 60, stepMinutes: 30, breakMinutes: 10, mostPerDay: null }
    await browser.ask(saveWorkingHours, { body: { ...usual, ...own } })
  }
}
