import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { drawn, kana } from '../../../client/words/ja-simple/furigana.ts'

const markup = (text: string) => renderToStaticMarkup(drawn(text))

test('a text is said without its readings and drawn with them', () => {
  const text = kana`付箋《ふせん》を この端末《たんまつ》に はる`
  expect(text).toBe('付箋を この端末に はる')
  expect(markup(text)).toBe(
    '<span class="[word-break:keep-all]"><ruby>付箋<rt aria-hidden="true">ふせん</rt></ruby>を この<ruby>端末<rt aria-hidden="true">たんまつ</rt></ruby>に はる</span>',
  )
})

test('a value is never read for marks, and a text without them is drawn as it is', () => {
  const text = kana`取組《とりくみ》「${'花《はな》を うえる'}」 ${2}まい`
  expect(text).toBe('取組「花《はな》を うえる」 2まい')
  expect(markup(text)).toContain('</ruby>「花《はな》を うえる」 2まい</span>')
  expect(drawn('そのまま')).toBe('そのまま')
})
