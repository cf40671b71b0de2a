import { expect, test } from 'vitest'
import { similarIn, tellingWords } from '../../../client/groups/similar.ts'
import type { GroupId, NoteId } from '../../../shared/board/ids.ts'
import type { Island } from '../../../shared/board/islands.ts'
import type { Note } from '../../../shared/board/view.ts'

const noteOf = (text: string, at: number): Note => ({
  ...{ id: `n${at}` as NoteId, goal: 'g1' as never, actor: 'a' as never, text, rank: 'a0' },
  ...{ group: null, heard: 'written', at },
})
const notesOf = (...texts: string[]) => texts.map(noteOf)
const islandOf = (id: string, title: string, notes: readonly Note[]): Island => ({
  group: { id: id as GroupId, goal: 'g1' as never, title, rank: id, removed: false },
  notes,
})

test('what two notes share is the reason, said whole: 集会所, not its parts beside it', () => {
  const loose = notesOf('集会所でお茶をのむ', '集会所に鍵を置く', '犬の散歩で声かけ')
  const [first, ...others] = similarIn({ islands: [], loose })
  expect(first?.words).toEqual(['集会所'])
  expect(first?.notes.map(({ id }) => id)).toEqual(['n0', 'n1'])
  expect(first?.into).toBe(null)
  expect(others).toEqual([])
})

test('an island whose notes or name have the word takes the note', () => {
  const tea = islandOf('k1', '毎月のお茶会', notesOf('喫茶の日', '日曜の喫茶'))
  const [first] = similarIn({ islands: [tea], loose: [noteOf('喫茶の手伝い', 9)] })
  expect(first).toMatchObject({ words: ['喫茶'], into: { id: 'k1' } })
  const named = islandOf('k2', '防災訓練', notesOf('夜に歩く'))
  expect(similarIn({ islands: [named], loose: [noteOf('防災の放送', 9)] })[0]).toMatchObject({
    ...{ words: ['防災'], into: { id: 'k2' } },
  })
})

test('particles, and what every workshop says, are no reason; what stands everywhere neither', () => {
  expect(similarIn({ islands: [], loose: notesOf('これからする', 'これからやる') })).toEqual([])
  expect(similarIn({ islands: [], loose: notesOf('地域で歩く', '地域をつなぐ') })).toEqual([])
  const loose = Array.from({ length: 12 }, (_, at) =>
    noteOf(`公園のこと${'あいうえお'[at % 5]}`, at),
  )
  expect(similarIn({ islands: [], loose })).toEqual([])
})

test('the same notes in any order are suggested alike, two thousand in one go', () => {
  const loose = Array.from({ length: 2_000 }, (_, at) =>
    noteOf(`${'会館公園校庭防災清掃見守'.slice(at % 11, (at % 11) + 2)}${at % 7}の話`, at),
  )
  const keys = (notes: readonly Note[]) =>
    similarIn({ islands: [], loose: notes }).map(({ words }) => words.join())
  expect(new Set(keys([...loose].reverse()))).toEqual(new Set(keys(loose)))
})

test('full-width and half-width letters are the same word', () => {
  expect(tellingWords('ﾊﾞｽ停')).toEqual(tellingWords('バス停'))
})
