import { describe, expect, test } from 'vitest'
import { HttpError } from '../../../client/sync/http.ts'
import { attachmentName } from '../../../client/taking/attachment.ts'
import { whatNow } from '../../../client/taking/files.ts'
import { takingWords } from '../../../client/words/taking.ts'
import { attachment } from '../../../server/export/file-name.ts'

describe('the name of a file', () => {
  test.each(['泉区地域福祉保健計画_2026-11-20.xlsx', "第1回 (泉区)'s *!_2026-11-20.csv"])(
    '%s comes through the header as it was',
    (name) => expect(attachmentName(attachment(name))).toBe(name),
  )

  test.each([
    null,
    'attachment',
    'attachment; filename="a.csv"',
    "attachment; filename*=UTF-8''%E6%",
  ])('none is made out of %j', (header) => expect(attachmentName(header)).toBeUndefined())
})

test.each([
  [0, takingWords.away],
  [401, takingWords.noSeat],
  [403, takingWords.noSeat],
  [429, takingWords.busy],
  [500, takingWords.failed],
])('after %i it says what to do now', (status, said) => {
  expect(whatNow(new HttpError(status, 'any', 'いろいろ / things'))).toBe(said)
})

test('a fault of our own is not explained away', () => {
  expect(() => whatNow(new TypeError('ours'))).toThrow('ours')
})
