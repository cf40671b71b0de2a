import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)

/** The names of the parts that client/words declares. */
const parts = sources
  .filter((file) => file.startsWith('words/'))
  .flatMap((file) => [
    ...readFileSync(`client/${file}`, 'utf8').matchAll(/^export const ([A-Z_]+) = part\(/gm),
  ])
  .map(([, name]) => name)

test('no feature reads the default words past what is provided: each part is asked for by its hook', () => {
  expect(parts.length).toBeGreaterThan(10)
  const past = new RegExp(`\\b(${parts.join('|')})\\.|= (${parts.join('|')})$`, 'm')
  const wrong = sources.filter(
    (file) => !file.startsWith('words/') && past.test(readFileSync(`client/${file}`, 'utf8')),
  )
  expect(wrong).toEqual([])
})
