import { data } from 'react-router'

/** Every address that is none. */
export function loader() {
  throw data({ code: 'not-found' }, { status: 404 })
}

export const handle = { kind: 'public' }

export default function NotFound() {
  return null
}
