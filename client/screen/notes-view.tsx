import { useMemo } from 'react'
import { notesOfGoal } from '../../shared/board/cells.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { ActorId, NoteId } from '../../shared/board/ids.ts'
import type { Actor, Goal, Note, Snapshot } from '../../shared/board/view.ts'
import { useHeights, useSize } from '../ui/use-size.ts'
import { screenWords } from '../words/screen.ts'
import { Head } from './head.tsx'
import { type Block, notePages, type Page } from './note-pages.ts'
import { ScreenNote } from './screen-note.tsx'
import { sharedAmongTables } from './shares.ts'
import type { Arrivals } from './use-arrivals.ts'
import { type Turns, useTurning } from './use-turning.ts'

/** Of one actor: more than the hall ever sees in a round. Only these are laid out and measured. */
const MEASURED = 40
/** Twelve seconds each: a minute. */
const PAGES = 5
/** Narrower columns (px) would break every other word at 36 px. */
const LEAST_COLUMN = 400

/** The goal's notes as they come, a column for each 誰が. */
export function NotesView({
  board,
  goal,
  arrivals,
  turns,
  turned,
  above,
}: {
  board: Snapshot
  goal: Goal
  arrivals: Arrivals
  turns: Turns
  /** Revealed just now. */
  turned: ReadonlySet<NoteId>
  /** Of 班 whose notes lie face down, a line. */
  above: string | null
}) {
  const [area, size] = useSize<HTMLDivElement>()
  const [measure, heights] = useHeights<HTMLDivElement>()
  const piles = useMemo(() => pilesOf(board, goal), [board, goal])
  const columns = !size || size.width < 2 * LEAST_COLUMN + size.columnGap ? 1 : 2

  const pages = size
    ? notePages(
        piles.map(({ actor, notes }) => ({
          actor: actor.id,
          heights: notes.slice(0, MEASURED).map((note) => heights.get(note.id) ?? 0),
          count: notes.length,
        })),
        {
          height: size.height,
          head: heights.get('head') ?? 0,
          gap: size.rowGap,
          footer: heights.get('foot') ?? 0,
          columns,
          pages: PAGES,
        },
      )
    : []
  const newest = arrivals.latest
  const there = newest === null ? -1 : pages.findIndex((page) => holds(page, piles, newest))
  const page = useTurning(
    pages.length,
    newest !== null && there >= 0 ? { id: newest, page: there } : null,
    turns,
  )
  // While hardly anything is up, the next 誰が stands there waiting.
  const alone = pages.length <= 1 && (pages[0]?.length ?? 0) < columns
  const empty = alone ? piles.filter((pile) => pile.notes.length === 0) : []
  const free = columns - (pages[0]?.length ?? 0)

  return (
    <>
      <Head
        over={goalNumber(board.goals, goal.id)}
        title={goal.title}
        page={page}
        pages={pages.length}
      />
      <main className="screen-main">
        {above !== null && <p className="screen-some-hidden">{above}</p>}
        <div ref={area} className="screen-columns" data-columns={columns}>
          {pages[page]?.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the first column, the second
            <div key={at} className="screen-column">
              {column.map((block) => (
                <NoteBlock
                  key={block.actor}
                  block={block}
                  pile={piles.find((pile) => pile.actor.id === block.actor)}
                  arrivals={arrivals}
                  turned={turned}
                />
              ))}
            </div>
          ))}
          <NoNotes piles={empty.slice(0, free)} />
        </div>
        <div
          ref={measure}
          className="screen-measure"
          data-columns={columns}
          aria-hidden="true"
          inert
        >
          <div>
            <h2 data-measure="head">{screenWords.what}</h2>
            <p data-measure="foot" className="screen-others">
              {screenWords.others(1)}
            </p>
            {piles.map(({ actor, notes }) => (
              <ul key={actor.id}>
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

interface NotePile {
  actor: Actor
  notes: readonly Note[]
}

const pilesOf = (board: Snapshot, goal: Goal): NotePile[] => {
  const notes = notesOfGoal(board, goal.id)
  return board.actors.map((actor) => ({
    actor,
    notes: sharedAmongTables(notes.filter((note) => note.actor === actor.id)),
  }))
}

const holds = (page: Page<ActorId>, piles: readonly NotePile[], note: string) =>
  page.flat().some(({ actor, from, to }) =>
    piles
      .find((pile) => pile.actor.id === actor)
      ?.notes.slice(from, to)
      .some(({ id }) => id === note),
  )

function NoteBlock({
  block,
  pile,
  arrivals,
  turned,
}: {
  block: Block<ActorId>
  pile: NotePile | undefined
  arrivals: Arrivals
  turned: ReadonlySet<NoteId>
}) {
  if (!pile) return null
  const { actor, notes } = pile
  return (
    <section className="screen-block">
      <h2>
        {actor.plain || actor.name}
        <small>
          {block.continued
            ? screenWords.continued
            : block.from > 0
              ? screenWords.continuedOf(notes.length)
              : screenWords.noteCount(notes.length)}
        </small>
      </h2>
      <ul>
        {notes.slice(block.from, block.to).map((note, at) => (
          <ScreenNote
            key={note.id}
            note={note}
            arrived={arrivals.marked.has(note.id)}
            turn={turned.has(note.id) ? at : undefined}
          />
        ))}
      </ul>
      {block.others > 0 && <p className="screen-others">{screenWords.others(block.others)}</p>}
    </section>
  )
}

function NoNotes({ piles }: { piles: readonly NotePile[] }) {
  return piles.map(({ actor }) => (
    <section key={actor.id} className="screen-column">
      <h2>
        {actor.plain || actor.name}
        <small>{screenWords.noteCount(0)}</small>
      </h2>
      <p className="screen-empty">{screenWords.firstNote}</p>
    </section>
  ))
}
