import type { Plugin } from 'vite'

const reactFiles = /[\\/]node_modules[\\/](react|react-dom|react-router|scheduler|cookie|cookie-es)[\\/]/

/** What every page that runs in the browser begins with. */
const beginning = /[\\/]web[\\/](entry\.client|root|features[\\/]site[\\/]plain-(frame|refusal))\.tsx/
/** Where one comes in: the page that must come fastest on a cheap phone. */
const comingIn = /[\\/]web[\\/]features[\\/]accounts[\\/](log-in-page|entry-layout)\.tsx/
/** Around every page of a person. */
const beingIn = /[\\/]web[\\/]features[\\/]accounts[\\/]private-layout\.tsx/
/** The other pages by which one comes in. */
const joining = /[\\/]web[\\/]features[\\/]accounts[\\/](register|recover|invitation|confirm-email)-page\.tsx/
const talking = /[\\/]web[\\/]features[\\/]chat[\\/]conversation-page\.tsx/
/** The other pages on which something sealed is read or written. */
const writing = /[\\/]web[\\/]features[\\/]intake[\\/][\w-]+-page\.tsx/
const otherPages = /[\\/]web[\\/]features[\\/](?!gallery|chat|intake)[\w-]+[\\/][\w-]+-page\.tsx/
/** Of pages that the server renders, though parts name it that the browser has too. */
const onServerOnly = /[\\/]web[\\/](ui[\\/]leaf-shadow|features[\\/]site[\\/]site-frame)\.tsx$/

/** Doors through which everything is reached by everybody: whose a file behind one is, the names tell that are asked for at the door. */
const doors: readonly { readonly asked: RegExp; readonly file: RegExp }[] = [
  { asked: /^#crypto/, file: /[\\/]crypto[\\/](index|public)\.ts$/ },
  { asked: /^#features\//, file: /[\\/]web[\\/]features[\\/][\w-]+[\\/]index\.ts$/ },
  { asked: /^lucide-react$/, file: /[\\/]lucide-react\.m?js$/ },
  { asked: /^#messages$/, file: /[\\/]messages[\\/]compiled[\\/]messages([\\/]_index)?\.js$/ },
]
const isDoor = (id: string) => doors.some(({ file }) => file.test(id))

type Modules = { getModuleInfo(id: string): { importers: readonly string[] } | null }

/** Who asks for a name at a door, and which names a file has there. */
const asking = new Map<string, Set<string>>()
const namesOf = new Map<string, Set<string>>()
const note = (map: Map<string, Set<string>>, key: string, value: string) => void map.set(key, (map.get(key) ?? new Set()).add(value))

const named = (list: string) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))

function noteAsked(id: string, code: string): void {
  for (const [, list = '', from = ''] of code.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)) {
    if (!doors.some(({ asked }) => asked.test(from))) continue
    for (const name of named(list)) note(asking, name.split(' as ')[0] ?? '', id)
  }
  for (const [, name = ''] of code.matchAll(/\bm\.(\w+)/g)) note(asking, name, id)
}

/** `file` without its ending: what is exported from './identity.ts' lies behind the door as 'identity'. */
const stem = (file: string) => /([\w-]+)\.\w+$/.exec(file)?.[1] ?? file

function noteNames(code: string): void {
  for (const [, list = '', from = ''] of code.matchAll(/^export \{([^}]*)\} from '([^']+)'/gm))
    for (const name of named(list)) note(namesOf, stem(from), name.split(' as ').at(-1) ?? '')
}

function importersOf(id: string, modules: Modules): readonly string[] {
  const importers = modules.getModuleInfo(id)?.importers ?? []
  if (!importers.some(isDoor)) return importers
  const names = namesOf.get(stem(id)) ?? [stem(id)]
  return [...importers.filter((importer) => !isDoor(importer)), ...[...names].flatMap((name) => [...(asking.get(name) ?? [])])]
}

/** Whether one of the pages loads this file before anything is touched. */
function isNeededBy(pages: RegExp, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (pages.test(id)) return true
  if (seen.has(id) || isDoor(id) || onServerOnly.test(id)) return false
  seen.add(id)
  return importersOf(id, modules).some((importer) => isNeededBy(pages, importer, modules, seen))
}

const names = ['beginning', 'coming-in', 'parts', 'being-in', 'sealed', 'chat'] as const

function fileOf(id: string, modules: Modules): (typeof names)[number] | null {
  if (isDoor(id)) return null
  const need = (pages: RegExp) => isNeededBy(pages, id, modules)
  if (need(beginning)) return 'beginning'
  const [comesIn, isIn, talks] = [need(comingIn), need(beingIn), need(talking)]
  if (comesIn) return isIn || talks ? 'beginning' : 'coming-in'
  if (isIn) return need(joining) ? 'parts' : 'being-in'
  if (talks) return need(otherPages) ? 'parts' : need(writing) ? 'sealed' : 'chat'
  return null
}

/**
 * React, its DOM and its router change seldom and are the same for every page: one file, which budgets count apart. What the pages
 * of coming in need is one or two more, what the private pages share another, and what a conversation needs beside them the last two,
 * instead of fifty that cost more in heads than in content. Nobody loads what only others need.
 */
export const fewFiles: Plugin = {
  name: 'few-files',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: { id: [/[\\/]web[\\/].*\.tsx?(\?.*)?$/, ...doors.map(({ file }) => file)] },
    handler(code, id) {
      if (isDoor(id)) noteNames(code)
      else noteAsked(id, code)
    },
  },
  configEnvironment(name) {
    if (name !== 'client') return {}
    const groups = [
      { name: 'react', test: reactFiles, priority: 9 },
      ...names.map((file, place) => ({
        name: (id: string, modules: Modules) => (fileOf(id, modules) === file ? file : null),
        priority: 8 - place,
      })),
    ]
    return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
  },
}
