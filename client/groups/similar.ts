import type { GoalIslands } from '../../shared/board/islands.ts'
import type { Group, Note } from '../../shared/board/view.ts'

/** Notes that may belong together, and why: the words that they share. Nothing is merged by itself. */
export interface Suggestion {
  /** The same as long as it suggests the same. */
  key: string
  words: readonly string[]
  notes: readonly Note[]
  /** The island that has these words already; null: they would become one. */
  into: Group | null
}

/** So many at once: more are not read before they are moved. */
const MOST_NOTES = 6
/** What stands in more than this part of the notes says nothing about any of them. */
const COMMON = 0.3

const TELLING = /^[\p{Script=Han}\p{Script=Katakana}ー々]+$/u
const RUN = /[\p{Script=Han}\p{Script=Katakana}ー々]{2,}/gu
/** Words of every workshop. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  ...['地域', '住民', '活動', '場所', '機会', '実施', '開催', '参加', '自分', '今年', '必要'],
])

const segmenter =
  typeof Intl !== 'undefined' && 'Segmenter' in Intl
    ? new Intl.Segmenter('ja', { granularity: 'word' })
    : undefined

const known = new Map<string, ReadonlySet<string>>()

/** The words of a text that tell what it is about: 集会所, and of longer ones their parts, too. */
export function tellingWords(text: string): ReadonlySet<string> {
  const before = known.get(text)
  if (before) return before
  const plain = text.normalize('NFKC')
  const words = new Set<string>()
  for (const [run] of plain.matchAll(RUN)) {
    words.add(run)
    // 町内会館 and 会館: neighbours of two, where no dictionary divides them.
    for (let at = 0; run.length > 2 && at + 1 < run.length; at++) words.add(run.slice(at, at + 2))
  }
  if (segmenter)
    for (const { segment } of segmenter.segment(plain))
      if (segment.length > 1 && TELLING.test(segment)) words.add(segment)
  for (const word of EVERYWHERE) words.delete(word)
  known.set(text, words)
  return words
}

interface Shared {
  loose: Note[]
  islands: Map<Group, number>
  count: number
}

/** What may belong together, the surest first. */
export function similarIn({ islands, loose }: GoalIslands): readonly Suggestion[] {
  const byWord = new Map<string, Shared>()
  const of = (word: string) => {
    const there: Shared = byWord.get(word) ?? { loose: [], islands: new Map(), count: 0 }
    byWord.set(word, there)
    return there
  }
  let all = loose.length
  for (const note of loose)
    for (const word of tellingWords(note.text)) {
      const shared = of(word)
      shared.loose.push(note)
      shared.count++
    }
  for (const { group, notes } of islands) {
    all += notes.length
    for (const word of tellingWords(group.title)) of(word).islands.set(group, notes.length)
    for (const note of notes)
      for (const word of tellingWords(note.text)) {
        const shared = of(word)
        shared.islands.set(group, (shared.islands.get(group) ?? 0) + 1)
        shared.count++
      }
  }
  const suggestions = new Map<string, Suggestion & { weight: number }>()
  for (const [word, shared] of byWord) {
    if (all > 10 && shared.count > all * COMMON) continue
    const into = homeOf(shared, islands)
    if (shared.loose.length < (into ? 1 : 2)) continue
    const notes = shared.loose.slice(0, MOST_NOTES)
    const key = `${into?.id ?? ''} ${notes.map(({ id }) => id).join(' ')}`
    const weight = word.length * Math.log(1 + all / Math.max(1, shared.count)) + (into ? 1 : 0)
    const before = suggestions.get(key)
    suggestions.set(key, {
      ...{ key, notes, into },
      words: joined([...(before?.words ?? []), word]),
      weight: Math.max(weight, before?.weight ?? 0),
    })
  }
  return [...suggestions.values()].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
}

/** The one island whose notes have the word: a third of them at least. */
function homeOf({ islands }: Shared, all: GoalIslands['islands']): Group | null {
  const sizes = new Map(all.map(({ group, notes }) => [group, notes.length]))
  const homes = [...islands].filter(([group, count]) => count * 3 >= (sizes.get(group) ?? 0))
  homes.sort(([a, x], [b, y]) => y - x || (a.id < b.id ? -1 : 1))
  return homes[0]?.[0] ?? null
}

/** Two words at most, none that is part of another: 集会所, not 集会 and 会所 beside it. */
function joined(words: readonly string[]): readonly string[] {
  const longest = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const kept: string[] = []
  for (const word of longest) if (!kept.some((one) => one.includes(word))) kept.push(word)
  return kept.slice(0, 2)
}
