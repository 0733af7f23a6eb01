import type { Episode } from '#contract/episodes'

/** As the practice tells of it: asked of whoever can help, at nine, to be answered within a day. */
export const anEpisode = (over: Partial<Episode> = {}): Episode => ({
  id: '01890000-0000-7000-8000-000000000001',
  state: 'asked',
  client: { uid: '01890000-0000-7000-8000-0000000000c1', name: 'embun-pagi-27' },
  counsellor: null,
  askedOf: 'anyone',
  intakeSpace: '01890000-0000-7000-8000-0000000000a1',
  chatSpace: null,
  askedAt: '2026-11-20T02:00:00Z',
  takenAt: null,
  answerDueAt: '2026-11-21T02:00:00Z',
  couldTake: 3,
  ...over,
})
