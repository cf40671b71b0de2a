import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getTemplates } from '../../../client/sync/board-requests.ts'
import { addressOf, ask, HttpError, join } from '../../../client/sync/http.ts'
import { type Opening, openSession } from '../../../client/sync/open-session.ts'
import type { BoardId } from '../../../shared/board/ids.ts'

type Answer = (path: string, init: RequestInit) => Promise<Response>
let answer: Answer

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => answer(path, init))
  vi.stubGlobal('location', { protocol: 'http:', host: 'hall.test' })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const says = (status: number, body: unknown) => async () => Response.json(body, { status })
const failing = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: HttpError) => error,
  )

test('an error carries the status, the code and the words of the server in Japanese alone, slashes and all', async () => {
  const said = { ja: '1 / 2 班は見つかりません', en: 'not found' }
  const message = `${said.ja} / ${said.en}`
  answer = says(404, { error: { code: 'unknown-code', message, ...said } })
  const error = await failing(join({ code: '123456' }))
  expect(error).toBeInstanceOf(HttpError)
  expect(error).toMatchObject({ status: 404, code: 'unknown-code', passing: false })
  expect(error?.message).toBe(said.ja)
})

test('an answer that is not ours (a proxy, a portal) is an error with its status', async () => {
  answer = async () => new Response('<html>', { status: 502 })
  expect(await failing(ask('/x'))).toMatchObject({ status: 502, code: '502', passing: true })
})

test("an answer that is cut off, or a portal's page with 200, is no answer at all", async () => {
  for (const body of ['<html>', '{"board":"b']) {
    answer = async () => new Response(body)
    expect(await failing(join({ code: '123456' }))).toMatchObject({ status: 0, code: 'away' })
  }
})

test('names are put into an address, whatever they are made of', () => {
  const at = { id: 'b1', note: 'a/b?c' }
  expect(addressOf('POST /api/boards/:id/notes/:note/restore', at)).toBe(
    '/api/boards/b1/notes/a%2Fb%3Fc/restore',
  )
})

test('no network and no answer in time are the same: away', async () => {
  answer = async () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await failing(ask('/x'))).toMatchObject({ status: 0, code: 'away', passing: true })
  answer = (_, { signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  const asked = failing(ask('/x'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await asked).toMatchObject({ status: 0 })
})

test('what is sent is JSON, with the key where one is given', async () => {
  let sent: RequestInit | undefined
  answer = async (_, init) => {
    sent = init
    return Response.json({})
  }
  await ask('/x', { method: 'POST', body: { code: '1' }, bearer: 'k' })
  const headers = new Headers(sent?.headers)
  expect(sent).toMatchObject({ method: 'POST', body: '{"code":"1"}' })
  expect(headers.get('authorization')).toBe('Bearer k')
  expect(headers.get('content-type')).toBe('application/json')
})

const opening = () => {
  const told: Opening[] = []
  const end = openSession('b1' as BoardId, 'participant', (one) => told.push(one))
  return { told, end }
}

test.each([
  [401, 'no-seat'],
  [403, 'no-seat'],
  [404, 'no-board'],
] as const)('a board that answers %i: %s', async (status, state) => {
  answer = says(status, { error: { code: 'x', message: '' } })
  const { told, end } = opening()
  await vi.advanceTimersByTimeAsync(0)
  expect(told.map((one) => one.state)).toEqual(['asking', state])
  end()
})

test('a seat that was deleted by its age is told from one that is not known', async () => {
  for (const [code, ended] of [
    ['no-seat', false],
    ['seat-ended', true],
  ] as const) {
    answer = says(401, { error: { code, message: '' } })
    const { told, end } = opening()
    await vi.advanceTimersByTimeAsync(0)
    expect(told.at(-1)).toEqual({ state: 'no-seat', ended })
    end()
  }
})

test('a server that is away is asked again, until the page is left', async () => {
  let asked = 0
  answer = async (path) => {
    if (!path.includes('/state')) asked++
    throw new TypeError('Failed to fetch')
  }
  const { told, end } = opening()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told.at(-1)).toEqual({ state: 'away', said: undefined })
  expect(asked).toBeGreaterThan(2)
  const before = asked
  end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(before)
})

test('a list of plans that was cut off, or is no such list, is no answer', async () => {
  const plan = { id: 'p', title: '計画', owner: '区', goals: 1, rows: 2, goalList: [] }
  answer = says(200, [plan])
  expect((await getTemplates()).templates).toEqual([plan])
  for (const said of [{}, [{ ...plan, goalList: undefined }], [{ ...plan, title: 7 }], '<html>']) {
    answer = says(200, said)
    expect(await failing(getTemplates())).toMatchObject({ status: 0, code: 'away' })
  }
  answer = async () => new Response('[{"id":')
  expect(await failing(getTemplates())).toMatchObject({ status: 0, code: 'away' })
})
