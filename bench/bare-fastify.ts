/** The floor, in a process of its own: a bare Fastify route that sends the same bytes. Started by `floor.ts`. */
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { FloorAnswer, FloorMessage } from './floor.ts'

const app = Fastify()
const tell = (answer: FloorAnswer) => process.send?.(answer)

process.on('message', (message: FloorMessage) => {
  if (message.kind === 'usage') tell({ kind: 'usage', cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000 })
  else void listen(message)
})
// Without whoever asked for it, it has no business.
process.on('disconnect', () => process.exit(0))

async function listen({ pages }: Extract<FloorMessage, { kind: 'listen' }>): Promise<void> {
  for (const { path, type, encoding, bodyBase64 } of pages) {
    const body = Buffer.from(bodyBase64, 'base64')
    app.get(path, (_request, reply) => {
      reply.header('content-type', type)
      if (encoding) reply.header('content-encoding', encoding)
      return reply.send(body)
    })
  }
  await app.listen({ port: 0, host: '127.0.0.1' })
  tell({ kind: 'listening', port: (app.server.address() as AddressInfo).port })
}
