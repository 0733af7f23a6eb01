export type Choice = { readonly value: string; readonly weight: number }

/**
 * What an `Accept…` header names, in small letters, each with its weight (RFC 9110 12.4.2): 1 when
 * none is given, 0 for "not this one".
 */
export function choicesIn(header: string | undefined): Choice[] {
  return (header ?? '').split(',').map((part) => {
    const [value = '', ...parameters] = part.split(';')
    const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1]).find((given) => given !== undefined)
    return { value: value.trim().toLowerCase(), weight: Number(weight ?? 1) }
  })
}
