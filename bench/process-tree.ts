import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second (USER_HZ). */
const tickMs = 10

type Stat = { readonly pid: number; readonly parent: number; readonly ticks: number }

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    // Of itself, and of those that it has buried: utime, stime, cutime, cstime.
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0)
    return { pid, parent: fields[1] ?? 0, ticks }
  } catch {
    return null
  }
}

/** Processor time of a process and everything that it started. */
export function cpuMsOf(root: number): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []))
  const children = Map.groupBy(all, ({ parent }) => parent)
  const sum = (pid: number): number => (children.get(pid) ?? []).reduce((ticks, one) => ticks + one.ticks + sum(one.pid), 0)
  return ((statOf(root)?.ticks ?? Number.NaN) + sum(root)) * tickMs
}

/** Processor time of everything on this machine: user, nice, system, irq, softirq, steal. */
export function cpuMsOfAll(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (/^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? '')
    .split(' ')
    .map(Number)
  return (user + nice + system + irq + softirq + steal) * tickMs
}

/** Memory that is there now, of one process alone. */
export const rssKbOf = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
