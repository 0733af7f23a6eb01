import { Fragment } from 'react'
import { parseMarkdown, type Inline } from '#domain/text/markdown'

/** Renders the subset of `domain/text/markdown.ts`. */
export function Markdown({ text }: { text: string }) {
  return parseMarkdown(text).map((block, place) => {
    if (block.kind === 'heading') return <h2 key={place}>{inlineNodes(block.inline)}</h2>
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
