/**
 * PostgreSQL's arrays in its binary form, which the driver passes on as it is: for statements of many rows, where writing and reading
 * them as text would cost more than keeping them. No value is null.
 */
const typeIds = { bytea: 17, int8: 20, int4: 23, text: 25, json: 114, uuid: 2950 } as const

function anArray(typeId: number, values: readonly Uint8Array[]): Buffer {
  const head = 20
  const whole = Buffer.allocUnsafe(values.reduce((sum, { length }) => sum + 4 + length, head))
  // Dimensions, whether there are nulls, the type of the elements, how many, and the number of the first.
  for (const [at, field] of [1, 0, typeId, values.length, 1].entries()) whole.writeInt32BE(field, at * 4)
  let at = head
  for (const value of values) {
    at = whole.writeInt32BE(value.length, at)
    whole.set(value, at)
    at += value.length
  }
  return whole
}

function numbers(typeId: number, bytes: 4 | 8, values: readonly number[]): Buffer {
  return anArray(
    typeId,
    values.map((value) => {
      const one = Buffer.allocUnsafe(bytes)
      if (bytes === 8) one.writeBigInt64BE(BigInt(value))
      else one.writeInt32BE(value)
      return one
    }),
  )
}

const uuidBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const utf8 = (text: string) => Buffer.from(text)

export const binaryArray = {
  bytea: (values: readonly Uint8Array[]) => anArray(typeIds.bytea, values),
  /** Whole numbers that are exact in JavaScript. */
  int8: (values: readonly number[]) => numbers(typeIds.int8, 8, values),
  int4: (values: readonly number[]) => numbers(typeIds.int4, 4, values),
  text: (values: readonly string[]) => anArray(typeIds.text, values.map(utf8)),
  /** JSON in UTF-8. */
  json: (values: readonly Uint8Array[]) => anArray(typeIds.json, values),
  uuid: (values: readonly string[]) => anArray(typeIds.uuid, values.map(uuidBytes)),
}
