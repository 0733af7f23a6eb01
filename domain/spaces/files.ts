/** 50 of the longest, or some thousand pictures and voice notes: years of a conversation, and one account cannot fill a small disk. */
export const mostFileBytes = 500 * 1024 * 1024
/** More than anybody tells in pictures in a day; whoever sends more is a script. */
export const mostFilesPerDay = 200
/** Of one account at the same time: what is on its way lies on the disk before it counts. */
export const mostUploadsAtOnce = 3

export type FileUsage = { readonly bytes: number; readonly today: number }

/** @param more bytes of the file that comes; 0 before it is known */
export function fileRefusal({ bytes, today }: FileUsage, more: number): 'files-full' | 'files-too-many' | null {
  if (today >= mostFilesPerDay) return 'files-too-many'
  return bytes + more > mostFileBytes || bytes >= mostFileBytes ? 'files-full' : null
}
