import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { getPracticeText, type PracticeText } from '#contract/practice'
import { languages } from '#contract/languages'
import { NotLoaded, PageHead, Told } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { wordsOf } from '#lib/words-of'
import { Badge } from '#ui/badge'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { Container } from '#ui/container'
import { TextEditor } from './text-editor.tsx'
import { kindsInOrder, languageName, textName, textPurpose } from './text-names.ts'
import type { Route } from './+types/texts-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.texts_title() }, { name: 'robots', content: 'noindex' }]

const places = kindsInOrder.flatMap((kind) => languages.map((language) => ({ kind, language })))

export const clientLoader = () =>
  Promise.all(places.map((params) => callApi(getPracticeText, { params, query: {} }))).then(
    (texts) => ({ texts, refused: null }),
    (error: unknown) => ({ texts: [], refused: wordsOf(error) }),
  )

/** The texts with a duty behind them: what holds now, and the way to a new version. */
export default function TextsPage({ loaderData: { texts, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  const [chosen, setChosen] = useState<PracticeText | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const published = async (words: string) => {
    await revalidate()
    setChosen(null)
    setTold(words)
  }
  return (
    <Container className="grid grid-cols-[minmax(0,1fr)] gap-6 py-8 sm:py-12">
      <PageHead title={m.texts_title()} lead={m.texts_lead()} />
      <Told>{told}</Told>
      {refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
      {chosen ? (
        <TextEditor key={chosen.kind + chosen.language} first={chosen} onBack={() => setChosen(null)} onPublished={published} />
      ) : (
        <ul className="grid list-none gap-4 sm:grid-cols-2">
          {texts.map((text) => (
            <TextCard
              key={text.kind + text.language}
              text={text}
              onChoose={() => {
                setTold(null)
                setChosen(text)
              }}
            />
          ))}
        </ul>
      )}
    </Container>
  )
}

function TextCard({ text, onChoose }: { text: PracticeText; onChoose: () => void }) {
  const { language } = usePage()
  const name = `${textName[text.kind]()}, ${languageName[text.language]()}`
  return (
    <Card as="li" className="grid content-start gap-3">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
          <h2 className="text-lg font-semibold">{textName[text.kind]()}</h2>
          <Badge>{languageName[text.language]()}</Badge>
        </div>
        <p className="text-muted">{textPurpose[text.kind]()}</p>
      </div>
      <p lang={text.language} className="font-serif text-lg">
        {text.title}
      </p>
      <p className="text-sm text-muted">{m.text_version({ version: text.version, date: formatDate(text.publishedAt.slice(0, 10), language) })}</p>
      <SubmitButton
        type="button"
        variant="secondary"
        size="small"
        aria-label={m.texts_write_of({ name })}
        className="justify-self-start"
        onClick={onChoose}
      >
        {m.texts_write()}
      </SubmitButton>
    </Card>
  )
}
