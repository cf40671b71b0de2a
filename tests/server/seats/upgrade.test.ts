import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { knownHosts } from '../../../server/seats/known-hosts.ts'
import { seatOfUpgrade } from '../../../server/seats/upgrade.ts'
import type { SeatRecord } from '../../../server/store/registry.ts'
import type { BoardId, SeatId } from '../../../shared/board/ids.ts'

const mine: SeatRecord = {
  id: 's1' as SeatId,
  board: 'b1' as BoardId,
  role: 'participant',
  table: 2,
}
const seats = { byToken: async (token: string) => (token === 'tok' ? mine : undefined) }

const upgrade = (url: string, headers: IncomingMessage['headers'] = {}, publicUrl?: string) =>
  seatOfUpgrade(
    seats,
    publicUrl,
    knownHosts({ publicUrl, hosts: [], hostname: '' }),
  )({ url, headers: { host: 'localhost', ...headers } } as IncomingMessage)

const cookie = 'other=1; yoriai_b1_participant=tok'
const page = { cookie, host: '192.168.1.5:8787', origin: 'http://192.168.1.5:8787' }

test('a token in the query needs no origin', async () => {
  expect(await upgrade('/sync/b1?token=tok')).toEqual(mine)
  expect(await upgrade('/sync/b1?token=wrong')).toBeUndefined()
  expect(await upgrade('/sync/b1')).toBeUndefined()
})

test('a cookie counts for its board and role, from a page of this server', async () => {
  expect(await upgrade('/sync/b1?as=participant&ext=1', page)).toEqual(mine)
  expect(await upgrade('/sync/b1?as=staff', page)).toBeUndefined()
  expect(await upgrade('/sync/b1?as=king', page)).toBeUndefined()
  expect(await upgrade('/sync/b1', page)).toBeUndefined()
  expect(await upgrade('/sync/b2?as=participant', page)).toBeUndefined()
})

test('a cookie sent by somebody else’s page is refused', async () => {
  const evil = { ...page, origin: 'http://evil.example' }
  expect(await upgrade('/sync/b1?as=participant', evil)).toBeUndefined()
  expect(await upgrade('/sync/b1?as=participant', { cookie, host: page.host })).toBeUndefined()
  expect(await upgrade('/sync/b1?as=participant', { ...page, origin: 'null' })).toBeUndefined()
})

test('behind a proxy with its own Host the public address counts', async () => {
  const proxied = { cookie, host: '127.0.0.1:8787', origin: 'https://yoriai.example.jp' }
  expect(await upgrade('/sync/b1?as=participant', proxied)).toBeUndefined()
  const publicUrl = 'https://yoriai.example.jp/'
  expect(await upgrade('/sync/b1?as=participant', proxied, publicUrl)).toEqual(mine)
})
