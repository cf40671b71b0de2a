import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CannotStart } from '../../server/cannot-start.ts'
import { readSettings } from '../../server/env.ts'

describe('settings', () => {
  test('none, or set to nothing: the defaults', () => {
    const defaults = {
      port: 8787,
      host: '0.0.0.0',
      data: resolve('data'),
      seeds: undefined,
      adminKey: undefined,
      publicUrl: undefined,
      hosts: [],
      metricsAt: undefined,
      logLevel: 'info',
      keep: {
        ...{ authors: 90, putAway: 90, commands: 30, returns: 1, wifi: 30 },
        ...{ seats: 400, links: 400, copies: 90, unclosed: 365, votes: 1 },
      },
    }
    expect(readSettings({})).toEqual(defaults)
    expect(readSettings({ PORT: '', YORIAI_ADMIN_KEY: ' ', DATABASE_URL: '' })).toEqual(defaults)
  })

  test('all of them', () => {
    expect(
      readSettings({
        PORT: '80',
        HOST: '::1',
        YORIAI_DATA: '/var/lib/yoriai',
        YORIAI_SEEDS: '/srv/seeds',
        YORIAI_ADMIN_KEY: 'kagi-2026-no-naka-de!',
        YORIAI_PUBLIC_URL: 'https://yoriai.example.jp/',
        YORIAI_HOSTS: 'yoriai.lan, ward-pc',
        YORIAI_METRICS: '[::1]:9464',
        LOG_LEVEL: 'warn',
        YORIAI_KEEP_AUTHORS_DAYS: '14',
        YORIAI_KEEP_SEATS_DAYS: 'never',
        YORIAI_KEEP_UNCLOSED_DAYS: '0',
      }),
    ).toEqual({
      port: 80,
      host: '::1',
      data: '/var/lib/yoriai',
      seeds: '/srv/seeds',
      adminKey: 'kagi-2026-no-naka-de!',
      publicUrl: 'https://yoriai.example.jp/',
      hosts: ['yoriai.lan', 'ward-pc'],
      metricsAt: { host: '::1', port: 9464 },
      logLevel: 'warn',
      keep: {
        ...{ authors: 14, putAway: 90, commands: 30, returns: 1, wifi: 30 },
        ...{ seats: undefined, links: 400, copies: 90, unclosed: undefined, votes: 1 },
      },
    })
  })

  test.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['HOST', 'a b'],
    ['YORIAI_ADMIN_KEY', 'two words'],
    ['YORIAI_ADMIN_KEY', 'かぎ'],
    ['YORIAI_PUBLIC_URL', 'yoriai.example.jp'],
    ['YORIAI_PUBLIC_URL', 'ftp://yoriai.example.jp'],
    ['YORIAI_PUBLIC_URL', 'https://yoriai.example.jp/sub'],
    ['YORIAI_PUBLIC_URL', 'https://me:secret@yoriai.example.jp'],
    ['YORIAI_HOSTS', 'http://yoriai.lan/'],
    ['YORIAI_METRICS', '9464'],
    ['YORIAI_METRICS', '127.0.0.1:99999'],
    ['LOG_LEVEL', 'loud'],
    ['YORIAI_KEEP_AUTHORS_DAYS', '-1'],
    ['YORIAI_KEEP_PUT_AWAY_DAYS', '90 days'],
    ['YORIAI_KEEP_WIFI_DAYS', '1.5'],
    ['YORIAI_KEEP_SEATS_DAYS', '1000000'],
    ['YORIAI_KEEP_LINKS_DAYS', 'Infinity'],
    ['YORIAI_KEEP_COPIES_DAYS', 'ずっと'],
    ['YORIAI_KEEP_UNCLOSED_DAYS', 'nein'],
    ['DATABASE_URL', 'postgres://me:secret@db/yoriai'],
    ['REDIS_URL', 'redis://cache'],
  ])('%s=%s stops the start, by name and without its value', (name, value) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(CannotStart)
    expect(read).toThrow(name)
    expect(read).not.toThrow('secret')
  })
})
