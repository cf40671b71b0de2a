import type { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { hereAt, lanAddresses, reachableAt, urlAt } from '../../server/app/addresses.ts'
import { banner } from '../../server/banner.ts'
import { readSettings } from '../../server/env.ts'
import { isOwnOrigin } from '../../server/seats/origin.ts'
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
  terminal: true,
}

test('the banner: addresses, QR, code, facilitator link; the admin key only in a fragment', () => {
  const text = banner(announcement)
  expect(text).toContain('http://192.168.11.4:8787/k/a-participant?openExternalBrowser=1')
  expect(text).toContain('012 345')
  expect(text).toContain('http://192.168.11.4:8787/k/a-facilitator')
  expect(text).toContain('http://localhost:8787/#admin=k%2B%2F%3D')
  expect(text).toContain('▄▄▄▄▄')
  expect(text).toContain('\u001b[40;97m')
})

test('without a network or a board it says what there is', () => {
  const text = banner({ ...announcement, reachable: [], open: undefined })
  expect(text).toContain('http://localhost:8787/')
  expect(text).not.toContain('QR')
  const local = banner({ ...announcement, reachable: [] })
  expect(local).toContain('http://localhost:8787/k/a-participant')
})

test('IPv6 addresses stand in brackets: banner, links, QR; in the hall only where there are no others', () => {
  const six = { eth0: [card('fd12:3456::7', false, 'IPv6'), card('fe80::1', false, 'IPv6')] }
  expect(lanAddresses(8787, cards(six))).toEqual(['http://[fd12:3456::7]:8787'])
  const both = { eth0: [...six.eth0, card('192.168.11.4')] }
  expect(lanAddresses(8787, cards(both))).toEqual(['http://192.168.11.4:8787'])
  expect(reachableAt('::', 8787, cards(six))).toEqual(['http://[fd12:3456::7]:8787'])
  expect(reachableAt('fd12:3456::7', 80, cards(both))).toEqual(['http://[fd12:3456::7]:80'])
  expect(reachableAt('::1', 8787, cards(both))).toEqual([])
  expect(reachableAt('127.0.0.1', 8787, cards(both))).toEqual([])
  expect(hereAt('::1', 8787)).toBe('http://[::1]:8787')
  expect(hereAt('::', 8787)).toBe('http://localhost:8787')
  const here = urlAt('fd12:3456::7', 8787)
  expect(banner({ ...announcement, here, reachable: [here] })).toContain(
    'http://[fd12:3456::7]:8787/k/a-participant?openExternalBrowser=1',
  )
})

test('IPv6: a host in brackets is the same host, a page there is this server’s own', () => {
  expect(readSettings({ HOST: '[::1]' }).host).toBe('::1')
  expect(readSettings({ HOST: '::' }).host).toBe('::')
  expect(isOwnOrigin('http://[::1]:8787', '[::1]:8787', undefined)).toBe(true)
  expect(isOwnOrigin('http://[fd12:3456::7]', '[FD12:3456:0:0:0:0:0:7]:80', undefined)).toBe(true)
  expect(isOwnOrigin('http://[::1]:8787', '[::1]:8788', undefined)).toBe(false)
  expect(isOwnOrigin('http://[::1]:8787', '[::2]:8787', undefined)).toBe(false)
  expect(isOwnOrigin('http://a.example', 'evil.example#a.example', undefined)).toBe(false)
  expect(isOwnOrigin('http://evil.example', 'evil.example@a.example', undefined)).toBe(false)
})
