import { describe, expect, test } from 'vitest'
import { Drafts } from '../../../client/notes/drafts.ts'
import { Kept } from '../../../client/notes/kept.ts'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'

const goal = (id: string) => id as GoalId
const ward = 'ward' as ActorId

function storage() {
  const map = new Map<string, string>()
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  }
}

const broken = () => {
  throw new DOMException('storage is off', 'SecurityError')
}

describe('I7, UX 6: a draft', () => {
  test('survives a reload, per board, role and goal', () => {
    const disk = storage()
    new Drafts(new Kept(() => disk), 'b1', 'participant').write(goal('g1'), {
      text: 'ごみ出しを\n手伝う',
      actor: ward,
    })
    const after = new Drafts(new Kept(() => disk), 'b1', 'participant')
    expect(after.read(goal('g1'))).toEqual({ text: 'ごみ出しを\n手伝う', actor: ward })
    expect(after.read(goal('g2')).text).toBe('')
    expect(new Drafts(new Kept(() => disk), 'b2', 'participant').read(goal('g1')).text).toBe('')
    expect(new Drafts(new Kept(() => disk), 'b1', 'scribe').read(goal('g1')).text).toBe('')
  })

  test('lives as long as the page where storage throws', () => {
    const drafts = new Drafts(new Kept(broken), 'b1', 'participant')
    drafts.write(goal('g1'), { text: '花を うえる', actor: null })
    expect(drafts.read(goal('g1')).text).toBe('花を うえる')
    drafts.writeEdit('n1' as NoteId, 'なおしかけ')
    drafts.writeEdit('n1' as NoteId, null)
    expect(drafts.readEdit('n1' as NoteId)).toBeNull()
  })

  test('a full disk keeps the newest words in memory, not the stale ones on disk', () => {
    const disk = storage()
    let full = false
    const setItem = (key: string, value: string) => (full ? broken() : disk.setItem(key, value))
    const drafts = new Drafts(new Kept(() => ({ ...disk, setItem })), 'b1', 'participant')
    drafts.write(goal('g1'), { text: '古い', actor: null })
    full = true
    drafts.write(goal('g1'), { text: '新しい', actor: null })
    expect(drafts.read(goal('g1')).text).toBe('新しい')
    full = false
    drafts.write(goal('g1'), { text: 'もっと新しい', actor: null })
    expect(drafts.read(goal('g1')).text).toBe('もっと新しい')
  })

  test('what somebody else wrote into storage is no draft', () => {
    const disk = storage()
    const drafts = new Drafts(new Kept(() => disk), 'b1', 'participant')
    drafts.write(goal('g1'), { text: 'あ', actor: null })
    for (const junk of ['{', 'null', '7', '[]', '{"text":3,"actor":{}}']) {
      for (const key of disk.map.keys()) disk.map.set(key, junk)
      expect(drafts.read(goal('g1'))).toEqual({ text: '', actor: null })
    }
  })

  test('returned words stand behind what is being written, or alone in an empty box', () => {
    const drafts = new Drafts(new Kept(broken), 'b1', 'participant')
    expect(drafts.giveBack(goal('g1'), 'もどった', ward)).toEqual({ text: 'もどった', actor: ward })
    drafts.write(goal('g2'), { text: '書きかけ', actor: null })
    expect(drafts.giveBack(goal('g2'), 'もどった', ward)).toEqual({
      text: '書きかけ\nもどった',
      actor: null,
    })
  })
})
