import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROBLEMS } from '../../../server/app/problems.ts'
import { saidOf, statusOf } from '../../../server/app/refusals.ts'
import { isReason } from '../../../shared/wire.ts'
import { type Hall, openHall } from './hall.ts'

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')
const DOCS = read('docs/api.md')

let hall: Hall
beforeAll(() => {
  hall = openHall()
})
afterAll(() => hall.close())

/** What the server answers under /api, without what stands before all of it. */
const answered = () =>
  new Set(
    hall.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`),
  )

const sorted = (all: Iterable<string>) => [...new Set(all)].sort()

/** `GET /api/boards/:id` as the docs write it, and as the types of both ends have it. */
const requestsIn = (text: string) =>
  sorted([...text.matchAll(/\b(?:GET|POST|PUT|DELETE) \/api\/[\w:/.-]*[\w]/g)].map(([one]) => one))

test('every request of the server stands in the docs, by its method, and no other', () => {
  expect(requestsIn(DOCS)).toEqual(sorted(answered()))
})

test('every request has its types, and no other', () => {
  const [, types = ''] = read('shared/http.ts').split('export interface Requests {')
  const [of = ''] = types.split('\n}\n')
  expect(requestsIn(of)).toEqual(sorted(answered()))
})

/** The table of errors: status → codes. What stands in brackets only explains. */
const told = (() => {
  const [, part = ''] = DOCS.split('\n## Errors\n')
  const [table = ''] = part.split('\n## ')
  return [...table.matchAll(/^\| (\d{3}) \| (.*) \|$/gm)].flatMap(([, status, codes = '']) =>
    [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code]) => `${status} ${code}`),
  )
})()

test('every code of an error stands in the docs with its status, once, and no other', () => {
  const known = Object.entries(PROBLEMS).map(([code, [status]]) => `${status} ${code}`)
  expect([...told].sort()).toEqual(known.sort())
})

test('the reasons of a command that was not done stand there with the status they have', () => {
  const [, line = ''] = /^.*Not done: (.*)$/m.exec(DOCS) ?? []
  const said = [...line.matchAll(/\b(\d{3}) \(([^)]*)\)/g)].flatMap(([, status, codes = '']) =>
    [...codes.matchAll(/`([a-z-]+)`/g)].flatMap(([, code]) =>
      code === 'by' ? [] : [`${status} ${code}`],
    ),
  )
  expect(said.length).toBeGreaterThan(10)
  for (const one of said) {
    const [, reason] = one.split(' ')
    if (!isReason(reason)) throw new Error(`no reason: ${one}`)
    expect(`${statusOf(reason)} ${reason}`).toBe(one)
    expect(saidOf(reason).ja).not.toBe('')
  }
})
