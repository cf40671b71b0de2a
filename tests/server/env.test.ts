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
    ['DATABASE_URL', 'postgres://me:secret@db/yoriai'],
    ['REDIS_URL', 'redis://cache'],
  ])('%s=%s stops the start, by name and without its value', (name, value) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(CannotStart)
    expect(read).toThrow(name)
    expect(read).not.toThrow('secret')
  })
})
