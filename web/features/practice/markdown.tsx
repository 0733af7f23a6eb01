import { Fragment } from 'react'
import { parseMarkdown, type Inline } from '#domain/text/markdown'

/** Renders the subset of `domain/text/markdown.ts`. */
export function Markdown({ text, headings: Heading = 'h2' }: { text: string; /** Below which heading it stands. */ headings?: 'h2' | 'h3' }) {
  return parseMarkdown(text).map((block, place) => {
    if (block.kind === 'heading') return <Heading key={place}>{inlineNodes(block.inline)}</Heading>
    if (block.kind === 'paragraph') return <p key={place}>{inlineNodes(block.inline)}</p>
    return (
      <ul key={place}>
        {block.items.map((item, position) => (
          <li key={position}>{inlineNodes(item)}</li>
        ))}
      </ul>
    )
  })
}

function inlineNodes(inline: readonly Inline[]) {
  return inline.map((node, place) => {
    if (node.kind === 'strong') return <strong key={place}>{node.text}</strong>
    if (node.kind === 'link')
      return (
        <a key={place} href={node.href} rel="noopener noreferrer">
          {node.text}
        </a>
      )
    return <Fragment key={place}>{node.text}</Fragment>
  })
}
