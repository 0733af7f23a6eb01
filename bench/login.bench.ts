/**
 * `npm run bench -- login`: how many people can log in per second beside as many bare Argon2id hashes of the same cost in the same run,
 * and how quickly /healthz and a known device are answered while wrong logins flood in from everywhere.
 */
import { argon2, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { buildIfStale } from '#scripts/build'
import { aPerson } from '#test/a-person'
import { percentile, say, tell } from './figures.ts'
import { inFolder, startTeduh } from './process-of-ours.ts'

const goals = { throughputRatio: 0.8, healthP99Ms: 50 }
const people = 24
const seconds = 8
const inFlight = 8
const flooders = 64

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

type Reply = { readonly status: number; readonly cookies: string }

/** A post as a page sends it, each from a network of its own. */
function post(origin: string, path: string, body: unknown, cookie = ''): Promise<Reply> {
  const url = new URL(path, origin)
  const headers = {
    'content-type': 'application/json',
    origin: `http://localhost:${url.port}`,
    'x-forwarded-for': `10.${randomBytes(3).join('.')}`,
    ...(cookie && { cookie }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const cookies = (response.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ')
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, cookies }))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

/** So many at once, for so long. @returns how many were done per second */
async function perSecond(atOnce: number, work: (turn: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  let [begun, done] = [0, 0]
  const worker = async () => {
    while (performance.now() < startedAt + seconds * 1000) {
      await work(begun++)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return (done * 1000) / (performance.now() - startedAt)
}

function bareHash(): Promise<void> {
  const parameters = { message: randomBytes(32), nonce: randomBytes(16), memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error) => (error ? reject(error) : resolve()))
  })
}

const bare = () => perSecond(Math.min(3, availableParallelism()), bareHash)

await buildIfStale()
process.env['TEDUH_TRUST_PROXY'] = 'yes'
await inFolder(async (folder) => {
  const teduh = await startTeduh({ dataFolder: `${folder}/data`, firstPage: '/healthz', patienceMs: 60_000 })
  try {
    const { origin } = teduh
    const known: { username: string; authKey: string; device: string | undefined }[] = []
    for (let made = 0; made < people; made += 1) {
      const person = await aPerson()
      const { status, cookies } = await post(origin, '/api/accounts', person.registration)
      if (status !== 200) throw new Error(`registering answered ${status}`)
      known.push({
        username: person.username,
        authKey: person.authKey,
        device: cookies.split('; ').find((one) => one.startsWith('__Host-teduh-device')),
      })
    }
    const logIn = async (turn: number) => {
      const { username, authKey, device } = known[turn % people] ?? {}
      const { status } = await post(origin, '/api/login', { username, authKey }, device)
      if (status !== 200) throw new Error(`logging in answered ${status}`)
    }

    const before = await bare()
    const logins = await perSecond(inFlight, logIn)
    const after = await bare()
    const barePerSecond = (before + after) / 2
    const throughputRatio = logins / barePerSecond
    say(`${logins.toFixed(1)} logins a second beside ${barePerSecond.toFixed(1)} bare hashes`)

    const flood = await underFlood(origin, logIn)
    say(`/healthz under flood: p99 ${flood.healthP99Ms.toFixed(1)} ms; ${flood.knownLogins} logins of known devices in ${seconds} s`)
    tell({
      bench: 'login',
      loginsPerSecond: logins,
      barePerSecond,
      throughputRatio,
      ...flood,
      goals,
      ok: throughputRatio >= goals.throughputRatio && flood.healthP99Ms <= goals.healthP99Ms && flood.knownLogins > 0,
    })
  } finally {
    await teduh.stop()
    agent.destroy()
  }
})

async function underFlood(origin: string, logIn: (turn: number) => Promise<void>) {
  const flooding = { isOver: false }
  const answers: Record<number, number> = {}
  const flooder = async () => {
    while (!flooding.isOver) {
      const { status } = await post(origin, '/api/login', {
        username: `tak-ada-${randomBytes(4).toString('hex')}`,
        authKey: randomBytes(32).toString('base64url'),
      })
      answers[status] = (answers[status] ?? 0) + 1
    }
  }
  const flood = Array.from({ length: flooders }, flooder)
  const health: number[] = []
  const loginMs: number[] = []
  const watch = async () => {
    while (!flooding.isOver) {
      const startedAt = performance.now()
      await (await fetch(`${origin}/healthz`)).arrayBuffer()
      health.push(performance.now() - startedAt)
      await pause(5)
    }
  }
  const rightful = async () => {
    for (let turn = 0; !flooding.isOver; turn += 1) {
      const startedAt = performance.now()
      await logIn(turn)
      loginMs.push(performance.now() - startedAt)
    }
  }
  const watchers = [watch(), rightful()]
  await pause(seconds * 1000)
  flooding.isOver = true
  await Promise.all([...flood, ...watchers])
  return {
    healthP50Ms: percentile(health, 0.5),
    healthP99Ms: percentile(health, 0.99),
    healthSamples: health.length,
    wrongRefused: answers[403] ?? 0,
    toldToComeAgain: answers[503] ?? 0,
    knownLogins: loginMs.length,
    knownLoginP50Ms: percentile(loginMs, 0.5),
  }
}
