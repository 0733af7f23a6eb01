import { readFileSync } from 'node:fs'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { fewFiles } from './scripts/few-files.ts'

/** Only what the pages use of them goes into the server's bundle: whole, they are a thousand files and 40 MB to start with. */
const bundledForServer = [/^(lucide-react|react-aria|react-stately|@internationalized)/]

/** react-aria brings its words in 34 languages. English is asked for; Indonesian is not among them and is ours (web/ui/aria-words.ts). */
const fewerAriaLanguages: Plugin = {
  name: 'fewer-aria-languages',
  enforce: 'pre',
  load: {
    filter: { id: /\/react-(aria|stately|aria-components)\/dist\/private\/intl\/(\w+\/)?(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/ },
    handler: () => 'export default {}',
  },
}

type Node = { type: string; start: number; end: number }
type Property = Node & { /** None: a spread. */ key?: { name?: string } }
type Call = Node & { callee: { name?: string }; arguments: (Node & { properties?: Property[] })[] }
type Statement = { declaration?: { declarations?: { init?: Call }[] } | null }

const travels = new Set(['name', 'method', 'path'])

/**
 * In the browser an endpoint is a name, a method and an address: what replies look like is checked where it matters, by `#crypto`.
 * The schemas, which nothing refers to any more, and TypeBox with them stay on the server.
 */
const contractWithoutSchemas: Plugin = {
  name: 'contract-without-schemas',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  // What is left of the schemas, because a function of ours made it, is made of nothing.
  resolveId: { filter: { id: /^typebox$/ }, handler: () => '\0schemaless' },
  load: { filter: { id: /^\0schemaless$/ }, handler: () => 'export const Type = new Proxy({}, { get: () => () => ({}) })' },
  transform: {
    filter: { id: /[\\/]contract[\\/][\w-]+\.ts$/ },
    handler(code) {
      const { body } = this.parse(code, { lang: 'ts' }) as unknown as { body: Statement[] }
      const calls = body.flatMap(({ declaration }) =>
        (declaration?.declarations ?? []).flatMap(({ init }) => (init?.callee?.name === 'endpoint' ? [init] : [])),
      )
      const shorter = calls.toReversed().reduce((text, { start, end, arguments: [definition] }) => {
        const kept = (definition?.properties ?? [])
          .filter(({ key }) => travels.has(key?.name ?? ''))
          .map((property) => code.slice(property.start, property.end))
        return `${text.slice(0, start)}({ ${kept.join(', ')} })${text.slice(end)}`
      }, code)
      return { code: shorter, map: null }
    },
  },
}

/**
 * A page that the server renders and that ships no script needs none built: it would tie every word and part it uses into the chunks of
 * the pages that do. Whoever came to it from one of those without a new document gets the document.
 */
const publicPagesWithoutScript: Plugin = {
  name: 'public-pages-without-script',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    order: 'post',
    filter: { id: /\?__react-router-build-client-route$/ },
    handler(_, id) {
      const source = readFileSync(id.slice(0, id.indexOf('?')), 'utf8')
      if (/kind: 'hydrated'|\bclientLoader\b|<Scripts \/>/.test(source)) return undefined
      return { code: 'export default () => void location.reload()', map: null }
    },
  },
}

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter(), fewerAriaLanguages, contractWithoutSchemas, publicPagesWithoutScript, fewFiles],
  publicDir: 'web/public',
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    // An endpoint that no page of a chunk asks for does not travel with it.
    rolldownOptions: { treeshake: { manualPureFunctions: ['Type'] } },
  },
  // Found before the first page asks for them, not one by one with a reload each.
  optimizeDeps: { entries: ['web/**/*.{ts,tsx}', '!**/*.test.ts'], include: ['react-dom/client', 'react-router/dom', 'react/jsx-dev-runtime'] },
  ssr: { noExternal: command === 'build' ? bundledForServer : [] },
}))
