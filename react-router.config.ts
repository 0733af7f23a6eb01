import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'web',
  buildDirectory: 'build',
  ssr: true,
  // Public pages ship no script, so nothing may ask for a manifest of routes.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
