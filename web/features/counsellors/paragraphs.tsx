import { Prose } from '#ui/prose'

/** Text of a person: paragraphs and nothing else, whatever it contains. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <Prose>
      {text.split(/\n{2,}/).map((paragraph, place) => (
        <p key={place}>{paragraph}</p>
      ))}
    </Prose>
  )
}
