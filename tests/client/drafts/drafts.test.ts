import { describe, expect, test } from 'vitest'
import { Box, WORDS } from '../../../client/drafts/box.ts'
import { BOXES } from '../../../client/drafts/boxes.ts'
import { ANSWER_MS } from '../../../client/drafts/tabs.ts'
import { emptyDraft, NOTE_DRAFT } from '../../../client/seat/note-draft.ts'
import type { GoalId, NoteId } from '../../../shared/board/ids.ts'
import { FakeBrowser, type FakeTab } from './fake-browser.ts'

const NAME = `yoriai/b1/participant/${BOXES.note('g1' as GoalId)}`
const EDIT = `yoriai/b1/participant/${BOXES.rewriting('n1' as NoteId)}`

const noteIn = (tab: FakeTab) => {
  const box = new Box(tab.drafts, NAME, NOTE_DRAFT, emptyDraft())
  box.subscribe(() => {})
  return box
}
const type = (box: Box<ReturnType<typeof emptyDraft>>, text: string) =>
  box.write({ ...box.value, text })

describe('a box keeps what was typed until it is sent or dropped on purpose', () => {
  test('closed and opened again: the words are there, and it is said', () => {
    const tab = new FakeBrowser().open()
    const box = new Box(tab.drafts, EDIT, WORDS, 'もとの文')
    expect(box.found).toBe(false)
    box.write('なおしかけ')
    const again = new Box(tab.drafts, EDIT, WORDS, 'もとの文')
    expect([again.value, again.found]).toEqual(['なおしかけ', true])
    again.drop()
    expect([again.value, again.found]).toEqual(['もとの文', false])
    expect(new Box(tab.drafts, EDIT, WORDS, 'もとの文').found).toBe(false)
  })

  test('what is only being composed is there again, too', () => {
    const tab = new FakeBrowser().open()
    new Box(tab.drafts, EDIT, WORDS, '').keep('へんかんちゅう')
    expect(new Box(tab.drafts, EDIT, WORDS, '').value).toBe('へんかんちゅう')
  })

  test('looked at and left as it was: nothing is kept', () => {
    const browser = new FakeBrowser()
    const box = new Box(browser.open().drafts, EDIT, WORDS, 'もとの文')
    box.write('もとの文を')
    box.write('もとの文')
    expect([...browser.shared.keys()].filter((name) => name.startsWith('yoriai/'))).toEqual([])
  })

  test('a full disk keeps the newest words in memory, not the stale ones on disk', () => {
    const browser = new FakeBrowser()
    const tab = browser.open()
    type(noteIn(tab), '古い')
    browser.full = true
    type(noteIn(tab), '新しい')
    expect(noteIn(tab).value.text).toBe('新しい')
    browser.full = false
    type(noteIn(tab), 'もっと新しい')
    expect(noteIn(tab.reload()).value.text).toBe('もっと新しい')
  })

  test('what nobody here can read waits beside the box, and new words do not write over it', () => {
    const browser = new FakeBrowser()
    const newer = '{"v":2,"parts":[{"words":"ことば"}]}'
    browser.shared.set(`${NAME}@gone`, newer)
    browser.shared.set(`${EDIT}@gone`, '{')
    for (let times = 0; times < 2; times++) {
      const tab = browser.open(new Map([['yoriai-tab', 'gone']]))
      const box = noteIn(tab)
      expect([box.value.text, box.found]).toEqual(['', false])
      type(box, 'あたらしい')
      box.sent()
      expect(new Box(tab.drafts, EDIT, WORDS, '').value).toBe('{')
      tab.close()
    }
    expect([...browser.shared.values()]).toContain(newer)
  })

  test('what the program of before there were tabs had kept is found', () => {
    const browser = new FakeBrowser()
    browser.shared.set(NAME, '{"text":"ごみ出しを\\n手伝う","actor":"ward"}')
    browser.shared.set(EDIT, 'なおしかけ')
    const tab = browser.open()
    expect(noteIn(tab).value).toEqual({ text: 'ごみ出しを\n手伝う', actor: 'ward' })
    expect(new Box(tab.drafts, EDIT, WORDS, '').value).toBe('なおしかけ')
    noteIn(tab).sent()
    expect(noteIn(browser.open()).value.text).toBe('')
  })

  test.each(['{', 'null', '7', '[]', '{"text":3,"actor":{}}'])(
    'what somebody else wrote into storage is no draft: %s',
    (junk) => {
      const browser = new FakeBrowser()
      browser.shared.set(NAME, junk)
      expect(noteIn(browser.open()).value).toEqual(emptyDraft())
    },
  )
})

describe('two tabs of one device', () => {
  test('write different words into one box: neither overwrites the other, over reloads', () => {
    const browser = new FakeBrowser()
    let [one, other] = [browser.open(), browser.open()]
    type(noteIn(one), 'ひとつめ')
    type(noteIn(other), 'ふたつめ')
    browser.pass(ANSWER_MS)
    one = one.reload()
    expect(noteIn(one).value.text).toBe('ひとつめ')
    other = other.reload()
    expect(noteIn(other).value.text).toBe('ふたつめ')
    browser.pass(ANSWER_MS)
    expect(noteIn(one).value.text).toBe('ひとつめ')
  })

  test('a tab that was closed leaves its words to the next one, at once', () => {
    const browser = new FakeBrowser()
    const one = browser.open()
    type(noteIn(one), 'ひとつめ')
    one.close()
    expect(noteIn(browser.open()).value.text).toBe('ひとつめ')
  })

  test('a tab that was killed leaves its words to the next one, as soon as it does not answer', () => {
    const browser = new FakeBrowser()
    const one = browser.open()
    type(noteIn(one), 'ひとつめ')
    one.kill()
    const box = noteIn(browser.open())
    expect(box.value.text).toBe('')
    browser.pass(ANSWER_MS)
    expect([box.value.text, box.found]).toEqual(['ひとつめ', true])
  })

  test('a tab that lives keeps its words to itself', () => {
    const browser = new FakeBrowser()
    const box = noteIn(browser.open())
    type(box, 'ひとつめ')
    const other = noteIn(browser.open())
    browser.pass(ANSWER_MS)
    expect(other.value.text).toBe('')
    expect(box.value.text).toBe('ひとつめ')
  })

  test('a sleeping tab’s words were taken over and sent: it does not offer them a second time', () => {
    const browser = new FakeBrowser()
    const one = browser.open()
    const asleep = noteIn(one)
    type(asleep, 'ひとつめ')
    one.sleep()
    const other = noteIn(browser.open())
    browser.pass(ANSWER_MS)
    expect(other.value.text).toBe('ひとつめ')
    other.sent()
    one.wake()
    browser.pass(ANSWER_MS)
    expect(asleep.value.text).toBe('')
  })

  test('the same words in both are sent once', () => {
    const browser = new FakeBrowser()
    const [one, other] = [noteIn(browser.open()), noteIn(browser.open())]
    type(one, 'おなじことば')
    type(other, 'おなじことば')
    one.sent()
    browser.deliver()
    expect(other.value.text).toBe('')
  })

  test('a duplicated tab begins with its twin’s name and takes another', () => {
    const browser = new FakeBrowser()
    const one = browser.open()
    type(noteIn(one), 'ひとつめ')
    const twin = browser.open(new Map(one.own))
    type(noteIn(twin), 'ふたつめ')
    expect(noteIn(one).value.text).toBe('ひとつめ')
    expect(noteIn(twin).value.text).toBe('ふたつめ')
  })

  test('storage that a person empties while the words are in sight keeps them', () => {
    const browser = new FakeBrowser()
    const one = browser.open()
    const box = noteIn(one)
    type(box, 'ひとつめ')
    browser.open().clearAll()
    browser.deliver()
    expect(box.value.text).toBe('ひとつめ')
    expect(noteIn(one.reload()).value.text).toBe('ひとつめ')
  })
})
