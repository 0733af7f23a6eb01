/** A path on this site, or the start page: an address from outside never leads elsewhere. */
export function localPath(path: string | null): string {
  if (!path?.startsWith('/') || /^\/[/\\]/.test(path) || path.includes('\\') || hasControl(path)) return '/'
  const base = 'http://here.invalid'
  const url = URL.canParse(path, base) ? new URL(path, base) : null
  // Taking out dots can leave `//host` behind, which a browser reads as another site.
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}

/** Browsers drop tabs and line breaks from addresses, so `/\t/host` would lead elsewhere. */
function hasControl(text: string): boolean {
  return [...text].some((letter) => letter < ' ')
}
