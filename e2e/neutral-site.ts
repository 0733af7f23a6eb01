import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type NeutralSite = { readonly url: string; stop(): Promise<void> }

/** Where the quick exit leads in the journeys: a page of another origin that anybody might look at. */
export async function startNeutralSite(): Promise<NeutralSite> {
  const server = createServer((request, response) => {
    const isKept = request.url?.startsWith('/kept')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': isKept ? 'max-age=600' : 'no-cache' })
    const from = request.headers.referer ? 'dari mana-mana' : 'entah dari mana'
    response.end(`<!doctype html><html lang="id"><title>Prakiraan cuaca</title><h1>Cerah berawan</h1><p>${from}</p></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}/cuaca`, stop }
}
