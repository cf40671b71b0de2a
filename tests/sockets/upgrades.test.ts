import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { CLOSE } from '../../shared/wire.ts'
import { Hall } from './hall.ts'

let hall: Hall
beforeEach(async () => {
  hall = await Hall.open()
})
afterEach(() => hall.close())

/** What comes back on one line for requests sent as they are, each when the one before is answered. */
async function answers(...requests: string[]): Promise<string> {
  const line = connect(hall.address.port, '127.0.0.1')
  let heard = ''
  line.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  for (const [at, bytes] of requests.entries()) {
    line.write(bytes)
    while (heard.split('HTTP/1.1 ').length <= at + 1 || !/[\n}]$/.test(heard)) {
      await Promise.race([once(line, 'data'), once(line, 'close')])
      if (line.destroyed) break
    }
  }
  line.destroy()
  return heard
}

const OFFER = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n'

test.each(['h2c', 'TLS/1.0', 'foo', 'websockets', ''])(
  'a request that offers %j is answered as one without',
  async (offer) => {
    const head = `GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: ${offer}\r\n\r\n`
    expect(await answers(head)).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*ok\n$/)
  },
)

test('also one with a body, one after another on the same line, and one at the socket’s place', async () => {
  const body = JSON.stringify({ code: hall.board.joinCode })
  const join =
    `POST /api/join HTTP/1.1\r\nHost: localhost\r\n${OFFER}Content-Type: application/json\r\n` +
    `Content-Length: ${body.length}\r\n\r\n${body}`
  const last = `GET /healthz HTTP/1.1\r\nHost: localhost\r\n${OFFER}\r\n`
  const heard = await answers(join, last)
  expect(heard.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
  expect(heard).toContain('"role":"participant"')
  const sync = `GET /sync/${hall.board.id} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n`
  expect(await answers(sync)).toMatch(/^HTTP\/1\.1 404/)
})

test('a WebSocket under a name that is none of ours has no seat', async () => {
  const { token } = await hall.seat('participant')
  const url = `${hall.origin.replace('http', 'ws')}/sync/${hall.board.id}?token=${token}`
  const rebound = new WebSocket(url, { headers: { Host: 'evil.example' } })
  expect((await once(rebound, 'close'))[0]).toBe(CLOSE.noSeat)
  const named = new WebSocket(url, { headers: { Host: 'kaijou-pc.local:8787' } })
  await once(named, 'message')
  named.terminate()
})
