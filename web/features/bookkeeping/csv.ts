/** Numbers stay numbers; text is text, whatever it begins with. */
export type CsvCell = string | number

/**
 * A table as a file for spreadsheets (RFC 4180), with the mark by which Excel knows UTF-8.
 * A text that begins like a formula gets an apostrophe before it: what somebody called themselves must not be computed by whoever opens
 * the file. Source: OWASP, CSV Injection.
 */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string => `\uFEFF${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`

const likeFormula = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/

function written(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell)
  const harmless = likeFormula.test(cell) ? `'${cell}` : cell
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
