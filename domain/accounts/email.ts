/** Something like an address: whether it reaches anybody, only a mail can tell. */
export const emailPattern = String.raw`^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$`

const shape = new RegExp(emailPattern)

export const isEmail = (text: string): boolean => shape.test(text)
