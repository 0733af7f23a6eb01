import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { BusyAnswer } from './busy-thread.ts'
import { readBusy, TooMuch, type BusyQuestion } from './read-busy.ts'

// Linux counts threads as processes: this one alone goes last. Elsewhere it would be the whole server.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

parentPort?.postMessage(answered(workerData as BusyQuestion), [])

function answered(question: BusyQuestion): BusyAnswer {
  try {
    return { spans: readBusy(question) }
  } catch (error) {
    return { trouble: error instanceof TooMuch ? 'too-large' : 'not-a-calendar' }
  }
}
