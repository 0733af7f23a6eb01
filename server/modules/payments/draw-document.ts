import type { Language } from '#contract/languages'

type Labelled = { readonly label: string; readonly value: string }
type Line = { readonly label: string; readonly amount: string }

export type DocumentText = {
  readonly practice: string
  readonly sender: string
  readonly title: string
  readonly facts: readonly Labelled[]
  readonly lines: readonly Line[]
  readonly total: Line
  readonly foot: string
  readonly language: Language
}

/**
 * The standard fonts, which every reader has: drawn in 8 ms, where a font of our own takes 85 and everybody else waits. They have the
 * letters of Windows-1252.
 */
const fonts = { plain: 'Helvetica', strong: 'Helvetica-Bold' }
const uncommon = /[^\n -~\u00A0-\u00FF–—‘’“”•…€]/gu
const accents = /\p{Mark}/gu

/** Names from elsewhere keep their letters without the accents; what is in another script altogether becomes a question mark. */
export const drawable = (text: string): string =>
  text.replaceAll(uncommon, (letter) => letter.normalize('NFKD').replaceAll(accents, '').replaceAll(uncommon, '?'))

const ink = { strong: '#1f2a24', plain: '#3d4842', line: '#d8d2c4', leaf: '#2f5d4a' }
const page = { margin: 56, width: 595.28, height: 841.89 }
const inner = page.width - 2 * page.margin
const amountWidth = 150

/**
 * One page, A4. Nothing in the file says who drew it, when or on what machine: only the number and the day of the invoice.
 * The drawing program is loaded when the first one is drawn.
 */
export async function drawDocument(text: DocumentText, issuedAt: Temporal.Instant): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit')
  const file = new PdfDocument({
    size: [page.width, page.height],
    margin: page.margin,
    lang: text.language,
    displayTitle: true,
    info: { Title: text.foot, Creator: 'Teduh', Producer: 'Teduh', CreationDate: new Date(issuedAt.epochMilliseconds) },
  })
  const chunks: Buffer[] = []
  file.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => file.once('end', resolve).once('error', reject))
  file.registerFont('plain', fonts.plain).registerFont('strong', fonts.strong)
  draw(file, text)
  file.end()
  await ended
  return Buffer.concat(chunks)
}

function draw(file: PDFKit.PDFDocument, { practice, sender, title, facts, lines, total, foot }: DocumentText): void {
  const { margin } = page
  file.font('strong').fontSize(15).fillColor(ink.leaf).text(drawable(practice), margin, margin, { width: inner })
  if (sender !== '')
    file
      .moveDown(0.3)
      .font('plain')
      .fontSize(10)
      .fillColor(ink.plain)
      .text(drawable(sender), { width: inner * 0.6, height: 90, ellipsis: true })
  file.moveDown(2).font('strong').fontSize(26).fillColor(ink.strong).text(title, { width: inner })
  file.moveDown(0.8)
  for (const { label, value } of facts) drawRow(file, { label, value, size: 10.5, valueAt: margin + 150, align: 'left' })
  file.moveDown(1)
  rule(file)
  for (const { label, amount } of lines)
    drawRow(file, { label, value: amount, size: 11.5, valueAt: page.width - margin - amountWidth, align: 'right' })
  rule(file)
  drawRow(file, { ...total, value: total.amount, size: 14, valueAt: page.width - margin - amountWidth, align: 'right', font: 'strong' })
  file
    .font('plain')
    .fontSize(9)
    .fillColor(ink.plain)
    .text(foot, margin, page.height - margin - 24, { width: inner, align: 'center', lineBreak: false })
}

type Row = {
  readonly label: string
  readonly value: string
  readonly size: number
  readonly valueAt: number
  readonly align: 'left' | 'right'
  readonly font?: 'plain' | 'strong'
}

/** Label and value beside each other; what is longer than its column goes on below. */
function drawRow(file: PDFKit.PDFDocument, { label, value, size, valueAt, align, font = 'plain' }: Row): void {
  const [left, right] = [valueAt - page.margin - 12, page.width - page.margin - valueAt]
  const top = file.y
  file.font(font).fontSize(size).fillColor(ink.plain)
  const bottoms = [
    file.text(drawable(label), page.margin, top, { width: left }).y,
    file.fillColor(ink.strong).text(drawable(value), valueAt, top, { width: right, align }).y,
  ]
  file.x = page.margin
  file.y = Math.max(...bottoms) + 6
}

function rule(file: PDFKit.PDFDocument): void {
  file
    .moveTo(page.margin, file.y)
    .lineTo(page.width - page.margin, file.y)
    .lineWidth(0.8)
    .strokeColor(ink.line)
    .stroke()
  file.y += 10
}
