import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

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

/** In the browser an endpoint is a method and an address: what replies look like is checked where it matters, by `#crypto`, and TypeBox stays on the server. */
const schemaless = `const none = () => ({}); export const Type = { ${[
  'Array',
  'Boolean',
  'Enum',
  'Integer',
  'Literal',
  'Null',
  'Object',
  'Optional',
  'String',
  'Union',
  'Unsafe',
]
  .map((name) => `${name}: none`)
  .join(', ')} }`
const contractWithoutSchemas: Plugin = {
  name: 'contract-without-schemas',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  resolveId: { filter: { id: /^typebox$/ }, handler: () => '\0schemaless' },
  load: { filter: { id: /^\0schemaless$/ }, handler: () => schemaless },
}

const reactFiles = /[\\/]node_modules[\\/](react|react-dom|react-router|scheduler|cookie|cookie-es)[\\/]/
const sharedFiles = /[\\/](web[\\/](lib|ui|features[\\/]site)|messages[\\/]compiled|contract|domain|lucide-react)[\\/]/

/**
 * React, its DOM and its router change seldom and are the same for every page: one file, which budgets count apart. What nearly
 * every private page needs is one more, instead of thirty that cost more in heads than in content.
 */
const fewFiles: Plugin = {
  name: 'few-files',
  configEnvironment(name) {
    if (name !== 'client') return {}
    const groups = [
      { name: 'react', test: reactFiles, priority: 2 },
      { name: 'shared', test: sharedFiles, minShareCount: 8, priority: 1 },
    ]
    return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
  },
}

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter(), fewerAriaLanguages, contractWithoutSchemas, fewFiles],
  publicDir: 'web/public',
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    // An endpoint that no page of a chunk asks for does not travel with it.
    rolldownOptions: { treeshake: { manualPureFunctions: ['endpoint', 'Type'] } },
  },
  // Found before the first page asks for them, not one by one with a reload each.
  optimizeDeps: { entries: ['web/**/*.{ts,tsx}', '!**/*.test.ts'], include: ['react-dom/client', 'react-router/dom', 'react/jsx-dev-runtime'] },
  ssr: { noExternal: command === 'build' ? bundledForServer : [] },
}))
