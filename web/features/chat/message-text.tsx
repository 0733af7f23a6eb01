import { m } from '#messages'
import { classes, linkClasses } from '#ui/recipes'
import { isEmojiOnly, partsOf, type TextPart } from './links-in-text.ts'
import { placesOf } from './search.ts'

/** In colour, also where a font of signs would come first. */
export const emojiClasses = "[font-family:'Apple_Color_Emoji','Segoe_UI_Emoji','Noto_Color_Emoji',sans-serif]"

/** The words of a message. Links lead out of here without a word about where from; nothing of them is fetched. */
export function MessageText({ text, sought }: { text: string; sought: string }) {
  return (
    <p className={classes('wrap-anywhere whitespace-pre-wrap', isEmojiOnly(text) && `text-4xl ${emojiClasses}`)}>
      {partsOf(text).map((part, place) => (
        <Part key={place} part={part} sought={sought} />
      ))}
    </p>
  )
}

function Part({ part: { text, href }, sought }: { part: TextPart; sought: string }) {
  if (!href) return <Marked text={text} sought={sought} />
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className={linkClasses}>
      <Marked text={text} sought={sought} />
      <span className="sr-only"> {m.chat_link_elsewhere()}</span>
    </a>
  )
}

function Marked({ text, sought }: { text: string; sought: string }) {
  const places = sought === '' ? [] : placesOf(text, sought)
  if (places.length === 0) return text
  return places.flatMap(([from, to], place) => [
    text.slice(places[place - 1]?.[1] ?? 0, from),
    <mark key={from} className="rounded-xs bg-turmeric text-[#1f2a24]">
      {text.slice(from, to)}
    </mark>,
    ...(place === places.length - 1 ? [text.slice(to)] : []),
  ])
}
