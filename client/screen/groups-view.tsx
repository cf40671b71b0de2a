import { useMemo } from 'react'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GroupId, NoteId } from '../../shared/board/ids.ts'
import { islandsOf } from '../../shared/board/islands.ts'
import type { Goal, Note, Snapshot } from '../../shared/board/view.ts'
import { useHeights, useSize } from '../ui/use-size.ts'
import { groupsWords } from '../words/groups.ts'
import { screenWords } from '../words/screen.ts'
import { Head } from './head.tsx'
import { type Block, notePages } from './note-pages.ts'
import { ScreenNote } from './screen-note.tsx'
import type { Arrivals } from './use-arrivals.ts'
import { type Turns, useTurning } from './use-turning.ts'

/** Of one island: more than the hall ever sees in a round. Only these are laid out and measured. */
const MEASURED = 24
/** Twelve seconds each: a minute and a half. */
const PAGES = 8
/** Narrower columns (px) would break every other word. */
const LEAST_COLUMN = 400
const MOST_COLUMNS = 4

/** Its notes, or those that lie in none. */
interface Pile {
  id: GroupId | 'outside'
  title: string
  notes: readonly Note[]
}

/** 島: the goal's islands with their names, and what lies outside. */
export function GroupsView({
  board,
  goal,
  arrivals,
  turns,
}: {
  board: Snapshot
  goal: Goal
  arrivals: Arrivals
  turns: Turns
}) {
  const [area, size] = useSize<HTMLDivElement>()
  const [measure, heights] = useHeights<HTMLDivElement>()
  const piles = useMemo(() => pilesOf(board, goal), [board, goal])
  const columns = size
    ? Math.max(1, Math.min(MOST_COLUMNS, Math.floor(size.width / LEAST_COLUMN)))
    : 1
  const laid = (height: number) =>
    notePages(
      piles.map(({ id, notes }) => ({
        actor: id,
        heights: notes.slice(0, MEASURED).map((note) => heights.get(note.id) ?? 0),
        count: notes.length,
      })),
      {
        ...{ height, columns, pages: PAGES, gap: size?.rowGap ?? 0 },
        ...{ head: heights.get('head') ?? 0, footer: heights.get('foot') ?? 0 },
      },
    )
  const pages = size ? evenly(laid, size.height) : []
  const newest = arrivals.latest as NoteId | null
  const there = pages.findIndex((page) =>
    page.flat().some((block) => notesOf(piles, block).some(({ id }) => id === newest)),
  )
  const page = useTurning(
    pages.length,
    newest !== null && there >= 0 ? { id: newest, page: there } : null,
    turns,
  )
  const islands = piles.filter(({ id }) => id !== 'outside').length
  return (
    <>
      <Head
        over={`${goalNumber(board.goals, goal.id)}　${screenWords.islands(islands)}`}
        title={goal.title}
        page={page}
        pages={pages.length}
      />
      <main className="screen-main screen-sea">
        <div ref={area} className="screen-columns" data-islands={columns}>
          {pages[page]?.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the first column, the second
            <div key={at} className="screen-column">
              {column.map((block) => (
                <IslandBlock key={block.actor} block={block} piles={piles} arrivals={arrivals} />
              ))}
            </div>
          ))}
          {pages.length === 0 && <p className="screen-empty">{screenWords.noIslands}</p>}
        </div>
        <div ref={measure} className="screen-measure" data-islands={columns} aria-hidden inert>
          <div className="screen-island">
            <div data-measure="head" className="screen-island-head">
              <h2>
                {screenWords.what}
                <br />
                {screenWords.what}
              </h2>
            </div>
            <p data-measure="foot" className="screen-others">
              {screenWords.others(1)}
            </p>
            {piles.map(({ id, notes }) => (
              <ul key={id}>
                {notes.slice(0, MEASURED).map((note) => (
                  <ScreenNote
                    key={note.id}
                    note={note}
                    arrived={arrivals.marked.has(note.id)}
                    measure
                  />
                ))}
              </ul>
            ))}
          </div>
        </div>
      </main>
    </>
  )
}

/** What fits on one page stands in all its columns alike, instead of leaving the last ones empty. */
function evenly<P>(laid: (height: number) => readonly P[], height: number): readonly P[] {
  const whole = laid(height)
  if (whole.length !== 1) return whole
  let [low, high] = [0, height]
  while (high - low > 8) {
    const middle = (low + high) / 2
    if (laid(middle).length === 1) high = middle
    else low = middle
  }
  return laid(high)
}

function pilesOf(board: Snapshot, goal: Goal): readonly Pile[] {
  const { islands, loose } = islandsOf(board, goal.id)
  return [
    ...islands.map(({ group, notes }) => ({
      ...{ id: group.id, title: groupsWords.called(group.title), notes },
    })),
    ...(loose.length > 0
      ? [{ id: 'outside' as const, title: groupsWords.outside, notes: loose }]
      : []),
  ]
}

const notesOf = (piles: readonly Pile[], block: Block<Pile['id']>): readonly Note[] =>
  piles.find(({ id }) => id === block.actor)?.notes.slice(block.from, block.to) ?? []

function IslandBlock({
  block,
  piles,
  arrivals,
}: {
  block: Block<Pile['id']>
  piles: readonly Pile[]
  arrivals: Arrivals
}) {
  const pile = piles.find(({ id }) => id === block.actor)
  if (!pile) return null
  return (
    <section className="screen-block screen-island" data-outside={pile.id === 'outside'}>
      <div className="screen-island-head">
        <h2>
          <span>{pile.title}</span>
          <small>
            {block.from > 0 || block.continued
              ? screenWords.continued
              : screenWords.noteCount(pile.notes.length)}
          </small>
        </h2>
      </div>
      <ul>
        {notesOf(piles, block).map((note) => (
          <ScreenNote key={note.id} note={note} arrived={arrivals.marked.has(note.id)} />
        ))}
      </ul>
      {block.others > 0 && <p className="screen-others">{screenWords.others(block.others)}</p>}
    </section>
  )
}
