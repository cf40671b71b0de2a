import type { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { lanAddresses } from '../../server/app/addresses.ts'
import { banner } from '../../server/banner.ts'
import { linksOf, record } from './store/log-suite.ts'

const card = (address: string, internal = false, family = 'IPv4') => ({ address, internal, family })
const cards = (all: object) => all as ReturnType<typeof networkInterfaces>

test('addresses in the networks, homes and offices first, containers last, never loopback', () => {
  const found = lanAddresses(
    8787,
    cards({
      lo: [card('127.0.0.1', true), card('::1', true, 'IPv6')],
      docker0: [card('172.17.0.1')],
      eth0: [card('10.1.2.3'), card('fe80::1', false, 'IPv6'), card('169.254.7.7')],
      wlan0: [card('192.168.11.4')],
      wwan0: [card('203.0.113.9')],
    }),
  )
  expect(found).toEqual([
    'http://192.168.11.4:8787',
    'http://10.1.2.3:8787',
    'http://203.0.113.9:8787',
    'http://172.17.0.1:8787',
  ])
  expect(lanAddresses(8787, cards({}))).toEqual([])
})

const announcement = {
  here: 'http://localhost:8787',
  reachable: ['http://192.168.11.4:8787'],
  open: { board: record('a', '012345'), links: linksOf('a') },
  adminKey: 'k+/=',
  terminal: false,
}

test('the banner: addresses, QR, code, facilitator link; the admin key only in a fragment', () => {
  const text = banner(announcement)
  expect(text).toContain('http://192.168.11.4:8787/k/a-participant?openExternalBrowser=1')
  expect(text).toContain('012 345')
  expect(text).toContain('http://192.168.11.4:8787/k/a-facilitator')
  expect(text).toContain('http://localhost:8787/#admin=k%2B%2F%3D')
  expect(text).toContain('▄▄▄▄▄')
  expect(text).not.toContain('\u001b')
  expect(banner({ ...announcement, terminal: true })).toContain('\u001b[40;97m')
})

test('without a network or a board it says what there is', () => {
  const text = banner({ ...announcement, reachable: [], open: undefined })
  expect(text).toContain('http://localhost:8787/')
  expect(text).not.toContain('QR')
  const local = banner({ ...announcement, reachable: [] })
  expect(local).toContain('http://localhost:8787/k/a-participant')
})
