import { beforeEach, describe, expect, test } from 'vitest'
import { Question } from '../../../client/lead/ask-server.ts'
import { HttpError } from '../../../client/sync/http.ts'

let asked: { answer: (what: string) => void; fail: (error: unknown) => void }[]
let waiting: { ms: number; run: () => void }[]
let answers: string[]
let question: Question<string>

beforeEach(() => {
  asked = []
  waiting = []
  answers = []
  question = new Question(
    () => new Promise<string>((answer, fail) => asked.push({ answer, fail })),
    (answer) => answers.push(answer),
    (ms, run) => {
      const drop = () => {
        waiting = waiting.filter((one) => one !== put)
      }
      const put = {
        ms,
        run: () => {
          drop()
          run()
        },
      }
      waiting.push(put)
      return drop
    },
  )
})

describe('what only the server knows', () => {
  test('is asked once for a crowd, however long it keeps coming', async () => {
    for (let come = 0; come < 40; come++) question.soon()
    expect(waiting).toHaveLength(1)
    expect(asked).toHaveLength(0)
    waiting[0]?.run()
    expect(asked).toHaveLength(1)
    question.soon()
    expect(waiting).toHaveLength(1)
  })

  test('is not asked again for nothing', async () => {
    const done = question.now()
    asked[0]?.answer('12 seats')
    await done
    expect(answers).toEqual(['12 seats'])
    expect(waiting).toEqual([])
  })

  test('a slow answer does not undo a later one, nor one’s own doing', async () => {
    const first = question.now()
    const second = question.now()
    asked[1]?.answer('new')
    await second
    asked[0]?.answer('old')
    await first
    const third = question.now()
    question.take('mine')
    asked[2]?.answer('before mine')
    await third
    expect(answers).toEqual(['new', 'mine'])
  })

  test('without an answer it is asked once more; not when it does not matter any more', async () => {
    const failed = question.now()
    asked[0]?.fail(new HttpError(503, 'not-saved', ''))
    await failed
    expect(waiting.map(({ ms }) => ms)).toEqual([5_000])
    waiting[0]?.run()
    expect(asked).toHaveLength(2)
    question.stop()
    asked[1]?.fail(new HttpError(0, 'away', ''))
    question.soon()
    question.stop()
    expect(waiting).toEqual([])
  })

  test('a fault of our own is not asked away', async () => {
    const broken = question.now()
    asked[0]?.fail(new TypeError('ours'))
    await expect(broken).rejects.toThrow('ours')
    expect(waiting).toEqual([])
  })
})
