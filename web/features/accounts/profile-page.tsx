import { useState, type FormEvent } from 'react'
import { useLocation, useNavigate, useRevalidator } from 'react-router'
import { changeProfile, type Me } from '#contract/accounts'
import { languages, type Language } from '#contract/languages'
import { themes, type Theme } from '#contract/pages'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage, usePractice } from '#lib/page'
import { hereInLanguage } from '#lib/paths'
import { showTheme } from '#lib/show-theme'
import { useAct } from '#lib/use-act'
import { zoneChoices } from '#lib/zones'
import { SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { RadioGroup } from '#ui/choices'
import { SelectField } from '#ui/field'
import { PageHead } from './page-head.tsx'
import { Refused } from './refused.tsx'
import { Told } from './told.tsx'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.profile_title() }, { name: 'robots', content: 'noindex' }]

type Profile = Pick<Me, 'language' | 'theme' | 'timeZone'>

const languageName: Record<Language, string> = { id: 'Bahasa Indonesia', en: 'English' }
const themeName: Record<Theme, () => string> = { system: m.theme_system, light: m.theme_light, dark: m.theme_dark }

export default function ProfilePage() {
  const me = useMe()
  const { language, here } = usePage()
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  // The page in the other language is a new one: what was done goes along with the step.
  const cameSaved = (useLocation().state as { saved?: boolean } | null)?.saved === true
  const [isSaved, setSaved] = useState(cameSaved)
  const save = useAct(async (profile: Profile) => {
    setSaved(false)
    await callApi(changeProfile, { body: profile })
    await showTheme(profile.theme)
    await revalidate()
    if (profile.language === language) setSaved(true)
    else await navigate(hereInLanguage(here, profile.language), { replace: true, state: { saved: true } })
  })
  return (
    <Container width="form" className="grid gap-7 py-8 sm:py-12">
      <PageHead title={m.profile_title()} />
      <Told>{isSaved ? m.profile_saved() : null}</Told>
      <dl className="grid gap-1 rounded-lg bg-mist-soft p-5">
        <dt className="text-sm text-muted">{m.profile_name()}</dt>
        <dd className="text-lg font-semibold break-all">{me.username}</dd>
        <dd className="text-sm text-muted">{m.profile_name_why()}</dd>
      </dl>
      <Refused words={save.refused} />
      <ProfileForm me={me} isPending={save.isPending} onSave={(profile) => void save.run(profile)} />
    </Container>
  )
}

function ProfileForm({ me, isPending, onSave }: { me: Me; isPending: boolean; onSave: (profile: Profile) => void }) {
  const { today } = usePage()
  const practice = usePractice()
  const offered = languages.filter((one) => practice.languages.includes(one))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    onSave({
      language: offered.find((one) => one === given.get('language')) ?? me.language,
      theme: themes.find((one) => one === given.get('theme')) ?? me.theme,
      timeZone: String(given.get('timeZone') ?? me.timeZone),
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-7">
      {offered.length > 1 ? (
        <RadioGroup
          id="language"
          legend={m.profile_language()}
          layout="chips"
          defaultValue={me.language}
          choices={offered.map((value) => ({ value, label: <span lang={value}>{languageName[value]}</span> }))}
        />
      ) : null}
      <RadioGroup
        id="theme"
        legend={m.profile_theme()}
        layout="chips"
        defaultValue={me.theme}
        choices={themes.map((value) => ({ value, label: themeName[value]() }))}
      />
      <SelectField
        id="timeZone"
        label={m.profile_zone()}
        hint={m.profile_zone_hint()}
        defaultValue={me.timeZone}
        options={zoneChoices(today, me.timeZone)}
      />
      <SubmitButton size="large" isPending={isPending}>
        {isPending ? m.own_busy() : m.profile_save()}
      </SubmitButton>
    </form>
  )
}
