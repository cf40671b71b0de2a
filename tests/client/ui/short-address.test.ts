import { expect, test } from 'vitest'
import { shortAddress } from '../../../client/ui/short-address.ts'
import { grouped } from '../../../shared/way-in.ts'

test('an address to type, without what a phone need not type; https has to be typed, too', () => {
  for (const [url, typed] of [
    ['http://192.168.1.5:8787/k/AbC-_9?openExternalBrowser=1', '192.168.1.5:8787'],
    ['http://[fd00::5]:8787/k/x', '[fd00::5]:8787'],
    ['https://yoriai.example/k/x', 'https://yoriai.example'],
    ['', ''],
  ] as const)
    expect(shortAddress(url)).toBe(typed)
})

test('a code in two groups, as one reads it aloud', () => {
  expect(['048291', '30482915'].map(grouped)).toEqual(['048 291', '3048 2915'])
})
