import { useState } from 'react'
import { PressButton } from '#ui/press-button'
import { samples, type SampleLanguage } from './samples.ts'
import { Row } from './specimen.tsx'

const themes = ['system', 'light', 'dark'] as const
const languages = Object.keys(samples) as SampleLanguage[]

/** For viewing only: it changes the attribute that the product sets from a cookie on the server. */
export function ViewSwitches({ language, onLanguage }: { language: SampleLanguage; onLanguage: (language: SampleLanguage) => void }) {
  const [theme, setTheme] = useState<string>(() => document.documentElement.dataset.theme ?? 'system')
  const show = (next: string) => {
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    setTheme(next)
  }
  return (
    <Row>
      {themes.map((name) => (
        <PressButton
          key={name}
          size="small"
          aria-pressed={theme === name}
          variant={theme === name ? 'secondary' : 'quiet'}
          onPress={() => show(name)}
        >
          {name}
        </PressButton>
      ))}
      {languages.map((name) => (
        <PressButton
          key={name}
          size="small"
          aria-pressed={language === name}
          variant={language === name ? 'secondary' : 'quiet'}
          onPress={() => onLanguage(name)}
        >
          {samples[name].name}
        </PressButton>
      ))}
    </Row>
  )
}
