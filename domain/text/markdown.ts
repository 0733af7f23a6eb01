/** A text of the practice as nodes: there is no HTML in it that anybody could inject. */
export type Block =
  | { readonly kind: 'heading'; readonly inline: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inline: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }

export type Inline =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

/** The subset: `## ` headings, `- ` lists, paragraphs, `**bold**`, `[text](address)`. Everything else is text. */
export function parseMarkdown(source: string): Block[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap(parsePart)
}

function parsePart(part: string): Block[] {
  const [first = '', ...rest] = part.split('\n')
  if (first.startsWith('## ')) {
    const heading: Block = { kind: 'heading', inline: parseInline(first.slice(3)) }
    return rest.length > 0 ? [heading, ...parsePart(rest.join('\n'))] : [heading]
  }
  const lines = part.split('\n')
  const firstItem = lines.findIndex((line) => line.startsWith('- '))
  if (firstItem === -1) return [{ kind: 'paragraph', inline: parseInline(lines.join(' ')) }]
  const list: Block = { kind: 'list', items: listItems(lines.slice(firstItem)).map(parseInline) }
  return firstItem === 0 ? [list] : [{ kind: 'paragraph', inline: parseInline(lines.slice(0, firstItem).join(' ')) }, list]
}

/** A line without a dash goes on with the item before it. */
function listItems(lines: readonly string[]): string[] {
  const items: string[] = []
  for (const line of lines) {
    if (line.startsWith('- ')) items.push(line.slice(2))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return items
}

const inlinePattern = /\*\*([^*]{1,2000})\*\*|\[([^\]]{1,500})\]\(([^()\s]{1,500})\)/g

export function parseInline(source: string): Inline[] {
  const nodes: Inline[] = []
  let end = 0
  for (const match of source.matchAll(inlinePattern)) {
    if (match.index > end) nodes.push({ kind: 'text', text: source.slice(end, match.index) })
    nodes.push(inlineOf(match))
    end = match.index + match[0].length
  }
  if (end < source.length) nodes.push({ kind: 'text', text: source.slice(end) })
  return nodes
}

/** Links lead to our own paths, to https or to a telephone; any other address stays text. */
function inlineOf([whole, strong, label, href]: RegExpMatchArray): Inline {
  if (strong !== undefined) return { kind: 'strong', text: strong }
  const isSafe = href !== undefined && /^(\/(?![/\\])|https:\/\/|tel:)/.test(href)
  return isSafe && label !== undefined ? { kind: 'link', text: label, href } : { kind: 'text', text: whole }
}
