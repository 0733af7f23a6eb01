import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** Only what the pages use of them goes into the server's bundle: whole, they are a thousand files and 40 MB to start with. */
const bundledForServer = [/^(lucide-react|react-aria|react-stately|@internationalized)/]

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter()],
  publicDir: 'web/public',
  build: { assetsInlineLimit: 0, target: 'es2022' },
  // Found before the first page asks for them, not one by one with a reload each.
  optimizeDeps: { entries: ['web/**/*.{ts,tsx}', '!**/*.test.ts'], include: ['react-dom/client', 'react-router/dom', 'react/jsx-dev-runtime'] },
  ssr: { noExternal: command === 'build' ? bundledForServer : [] },
}))
