import * as fc from 'fast-check'

/** Letters that programs stumble over: ends of lines, marks of syntax, halves of pairs, other directions and widths. */
const unlucky = [
  0, 1, 9, 10, 13, 32, 34, 37, 38, 39, 47, 60, 92, 127, 133, 160, 0x2028, 0x202e, 0x200d, 0x0301, 0xd83d, 0xde00, 0xfeff, 0xff0f, 0xffff,
]

/**
 * Any text, well-formed or not. (The unit `binary` of fast-check is the same idea, but takes each file a second to set up.)
 */
export function anyText({ minLength = 0, maxLength = 20 } = {}): fc.Arbitrary<string> {
  const code = fc.oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(...unlucky))
  return fc.array(code, { minLength, maxLength }).map((codes) => String.fromCharCode(...codes))
}
