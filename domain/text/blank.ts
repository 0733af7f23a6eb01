/**
 * Whether nothing can be seen of it: blanks, controls, signs of no width, and the few letters that are drawn as nothing. Whoever reads
 * it would be looking at an empty place.
 */
export const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u.test(text)
