import { m } from '#messages'
import { Facts, type Fact } from '#ui/facts'
import { Notice } from '#ui/notice'
import type { IntakeContent } from './content.ts'
import { languageName, topicName } from './names.ts'

/** What was sealed, as text and never as anything else. @param facts of the practice that stand before */
export function IntakeWords({ content, facts }: { content: IntakeContent | null; facts: readonly Fact[] }) {
  const said = content
    ? [
        { term: m.intake_topic(), value: topicName[content.topic]() },
        { term: m.intake_language(), value: languageName[content.language]() },
        { term: m.intake_address(), value: content.address },
      ]
    : []
  return (
    <>
      <Facts long facts={[...facts, ...said]} />
      {content ? (
        <>
          <Told title={m.intake_hope()} text={content.hope} />
          <Told title={m.intake_earlier()} text={content.earlier} />
        </>
      ) : (
        <Notice tone="attention" title={m.intake_not_readable()}>
          {m.intake_not_readable_text()}
        </Notice>
      )}
    </>
  )
}

/** Read slowly: a column of words, line breaks as they were typed. */
function Told({ title, text }: { title: string; text: string }) {
  return (
    <section className="grid gap-1.5">
      <h2 className="font-semibold">{title}</h2>
      {text === '' ? (
        <p className="text-muted">{m.intake_earlier_none()}</p>
      ) : (
        <p className="max-w-prose font-serif text-lg leading-relaxed whitespace-pre-line wrap-anywhere">{text}</p>
      )}
    </section>
  )
}
