export const handle = { kind: 'hydrated' }

export default function Page() {
  return null
}
