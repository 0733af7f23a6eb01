import { useState } from 'react'
import { publishText } from '#contract/consents'
import { getPracticeText, type PracticeText } from '#contract/practice'
import { ConfirmedAct, FormErrorSummary, useFormErrors } from '#features/accounts'
import { Markdown } from '#features/practice'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { InputField, TextAreaField } from '#ui/field'
import { focusOnce } from '#ui/focus'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { Prose } from '#ui/prose'
import { textErrors } from './text-errors.ts'
import { languageName, textName } from './text-names.ts'

type Props = { first: PracticeText; onBack: () => void; onPublished: (told: string) => Promise<void> }

/** A new version on the ground of the newest; what somebody else published meanwhile is shown, and nothing typed is lost. */
export function TextEditor({ first, onBack, onPublished }: Props) {
  const { language } = usePage()
  const [title, setTitle] = useState(first.title)
  const [body, setBody] = useState(first.body)
  const [newest, setNewest] = useState(first)
  const form = useFormErrors<'title' | 'body'>()
  const params = { kind: first.kind, language: first.language }
  async function publish() {
    try {
      const { version, validFrom } = await callApi(publishText, { params, body: { title, body, after: newest.version } })
      await onPublished(m.texts_published({ version, date: formatDate(validFrom, language) }))
    } catch (error) {
      if (error instanceof ApiRefusal && error.code === 'text-outdated') setNewest(await callApi(getPracticeText, { params, query: {} }))
      throw error
    }
  }
  return (
    <section ref={focusOnce} tabIndex={-1} aria-labelledby="editor" className="grid grid-cols-[minmax(0,1fr)] gap-6 outline-none">
      <Heading id="editor" size="small" face="sans">
        {m.texts_editor({ name: textName[first.kind](), language: languageName[first.language](), version: newest.version + 1 })}
      </Heading>
      {first.kind === 'consent' ? <Notice title={m.texts_asks_again()}>{m.texts_asks_again_text()}</Notice> : null}
      {newest === first ? null : <Theirs text={newest} />}
      <FormErrorSummary form={form} labels={{ title: m.texts_field_title(), body: m.texts_field_body() }} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-2">
        <div className="grid content-start gap-4">
          <InputField
            id="title"
            label={m.texts_field_title()}
            lang={first.language}
            value={title}
            error={form.errors.title}
            onChange={(event) => {
              setTitle(event.target.value)
              form.mended({ title })
            }}
          />
          <TextAreaField
            id="body"
            label={m.texts_field_body()}
            hint={m.texts_body_hint()}
            lang={first.language}
            rows={28}
            value={body}
            error={form.errors.body}
            onChange={(event) => {
              setBody(event.target.value)
              form.mended({ body })
            }}
          />
        </div>
        <Preview language={first.language} title={title} body={body} />
      </div>
      <div className="grid gap-3">
        <ConfirmedAct
          label={m.texts_publish()}
          text={first.kind === 'consent' ? m.texts_publish_consent_text() : m.texts_publish_text()}
          doLabel={m.texts_publish_do()}
          variant="secondary"
          isReady={() => form.found(textErrors({ title, body }, newest))}
          act={publish}
        />
        <SubmitButton type="button" variant="quiet" className="justify-self-start" onClick={onBack}>
          {m.texts_back()}
        </SubmitButton>
      </div>
    </section>
  )
}

function Theirs({ text }: { text: PracticeText }) {
  return (
    <Notice tone="attention" title={m.texts_theirs({ version: text.version })}>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">{m.texts_theirs_read()}</summary>
        <p className="font-semibold">{text.title}</p>
        <pre className="whitespace-pre-wrap font-sans wrap-anywhere">{text.body}</pre>
      </details>
    </Notice>
  )
}

/** As whoever reads it will see it. */
function Preview({ language, title, body }: Pick<PracticeText, 'language' | 'title' | 'body'>) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
      <Heading id="preview" level={3} size="small" face="sans">
        {m.texts_preview()}
      </Heading>
      <div
        role="region"
        aria-labelledby="preview"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
        lang={language}
        className="max-h-[48rem] overflow-y-auto rounded-lg border border-line bg-surface p-5 wrap-anywhere"
      >
        <p className="mb-4 font-serif text-2xl">{title}</p>
        <Prose className="text-base sm:text-lg [&_h3]:text-xl">
          <Markdown text={body} headings="h3" />
        </Prose>
      </div>
    </div>
  )
}
