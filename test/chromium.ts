import { existsSync } from 'node:fs'
import { chromium, type Browser } from '@playwright/test'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The system's Chromium, or Playwright's own where there is none. `CHROMIUM` names another. */
export function startChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? usual.find((path) => existsSync(path))
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
}
