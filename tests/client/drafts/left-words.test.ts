import { expect, test } from 'vitest'
import { leftFor, leftOf } from '../../../client/drafts/left-words.ts'
import { markGone, mayHaveLeft } from '../../../client/drafts/may-have-left.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'

function keeping(texts: Readonly<Record<string, string>>) {
  const map = new Map(Object.entries(texts))
  return new DeviceStorage(() => ({
    get length() {
      return map.size
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, text) => void map.set(name, text),
    removeItem: (name) => void map.delete(name),
  }))
}

const old = {
  'yoriai/old/participant/draft/g1': '{"text":"書きかけ","actor":null}',
  'yoriai/old/participant/edit/n1@t1': 'なおしかけ',
  'yoriai/old/participant/goal': 'g1',
  'yoriai/old/rules': '1',
  'yoriai.old.participant.s1.op.x':
    '{"id":"x","operation":{"verb":"notes.post","text":"送れなかった"}}',
  'yoriai.old.participant.s1.op.y': '{"id":"y","operation":{"verb":"notes.move","note":"n1"}}',
  'yoriai.old.participant.s1.back.z':
    '{"id":"z","operation":{"verb":"notes.post","text":"もどされた"},"text":"もどされた"}',
  'yoriai.old.participant.s1.mine': '["n1"]',
}
const has = () => true

test('a board that is not found: all that was kept for it is shown, drafts and what was never saved', () => {
  const words = leftOf(keeping(old), 'old').map((one) => one.words)
  expect(words.sort()).toEqual(['もどされた', 'なおしかけ', '書きかけ', '送れなかった'].sort())
})

test('they are offered on the next board, from when the old one is known to be gone', () => {
  const kept = keeping(old)
  const here = { board: 'new', role: 'participant', seat: 's2', has }
  expect(mayHaveLeft(kept, 'new', { role: 'participant', id: 's2' })).toBe(false)
  expect(leftFor(kept, here)).toEqual([])
  markGone(kept, 'old')
  expect(mayHaveLeft(kept, 'new', { role: 'participant', id: 's2' })).toBe(true)
  expect(leftFor(kept, here)).toHaveLength(4)
})

test('an earlier seat of this device on this board: what it could not send is offered, the present one’s is not', () => {
  const kept = keeping(old)
  const ofSeat = (seat: string) => leftFor(kept, { board: 'old', role: 'participant', seat, has })
  expect(ofSeat('s1')).toEqual([])
  expect(ofSeat('s9').map(({ words }) => words)).toEqual(['送れなかった', 'もどされた'])
})

test('words about a note or a row that is gone have no box any more', () => {
  const kept = keeping({
    'yoriai/b/staff/make/n1+n2@t1': '{"goal":"g1","actor":"a","text":"行のことば","target":""}',
    'yoriai/b/staff/decide/r1@t1': '{"answer":"held","by":"a","reason":"わけ"}',
    'yoriai/b/staff/cell/g1/a@t1': 'セルのことば',
  })
  const left = (...there: string[]) =>
    leftFor(kept, { board: 'b', role: 'staff', seat: 's', has: (id) => there.includes(id) })
  expect(left('n1', 'n2', 'r1')).toEqual([])
  expect(left('n1', 'r1').map(({ words }) => words)).toEqual(['行のことば'])
  expect(left('n1', 'n2').map(({ words }) => words)).toEqual(['わけ'])
})

test('after the end 記録 lists what its dialogs keep, since none of them opens any more', () => {
  const kept = keeping({
    'yoriai/b/staff/cell/g1/a@t1': '付箋の言葉',
    'yoriai/b/staff/decide/r1@t1': '{"answer":"held","by":"a","reason":"わけ"}',
    'yoriai/b/staff/row/r1/text@t1': '長い行',
  })
  const words = (over: boolean) =>
    leftFor(kept, { board: 'b', role: 'staff', seat: 's', has: () => true, over }).map(
      (one) => one.words,
    )
  expect(words(false)).toEqual([])
  expect(words(true).sort()).toEqual(['わけ', '付箋の言葉'])
})

test('a note that was said and never sent is among what an earlier seat left', () => {
  const said = {
    v: 1,
    id: 'c1',
    operation: { verb: 'notes.post', note: 'n1', text: '言えなかった' },
  }
  const kept = keeping({ 'yoriai.b.participant.s1.say.c1': JSON.stringify(said) })
  const here = { board: 'b', role: 'participant', seat: 's2', has: () => true }
  expect(mayHaveLeft(kept, 'b', { role: 'participant', id: 's2' })).toBe(true)
  expect(leftFor(kept, here).map(({ words }) => words)).toEqual(['言えなかった'])
})
