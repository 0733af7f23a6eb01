import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const onThePath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe']

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
]

export const noChromium =
  'No Chromium was found. Install one (Debian: apt install chromium · macOS: brew install --cask google-chrome · Windows: winget install Google.Chrome) or set CHROMIUM_PATH.'

/** The browser of the journeys: CHROMIUM_PATH, else the system's, else the one that Playwright may have fetched. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = environment['CHROMIUM_PATH']
  if (chosen) return existsSync(chosen) ? chosen : undefined
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [...usualPlaces, ...onThePath.flatMap((name) => folders.map((folder) => join(folder, name))), chromium.executablePath()]
  return candidates.find((path) => existsSync(path))
}
