import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { giveAriaIndonesianWords } from './aria-words.ts'

/**
 * Around the private pages: the interactive parts then count, date and speak in the language of the interface.
 * Another language needs a new page load (the words of react-aria are read once).
 */
export function InterfaceLanguage({ language, children }: { language: 'id' | 'en'; children: ReactNode }) {
  if (language === 'id') giveAriaIndonesianWords()
  return <I18nProvider locale={language === 'id' ? 'id-ID' : 'en-GB'}>{children}</I18nProvider>
}
