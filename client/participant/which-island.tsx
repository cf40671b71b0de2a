import { useId, useState } from 'react'
import type { GoalId, GroupId, NoteId } from '../../shared/board/ids.ts'
import { islandsOf } from '../../shared/board/islands.ts'
import type { Note } from '../../shared/board/view.ts'
import { isBlank } from '../../shared/board/words.ts'
import { NoteCard } from '../seat/note-card.tsx'
import { useBoard, useCan, useDevice, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { WHICH_ISLAND } from '../words/which-island.ts'

/** One note at a time, and the islands it may lie in: choosing and putting are two presses. */
export default function WhichIsland({ goal }: { goal: GoalId }) {
  const words = useWords(WHICH_ISLAND)
  const device = useDevice()
  const speaker = useSpeaker()
  const heading = useId()
  const board = useBoard()
  const { islands } = islandsOf(board, goal)
  const waiting = useWaiting(goal)
  const [later, putOff] = useState<ReadonlySet<NoteId>>(new Set())
  const [chosen, choose] = useState<GroupId | null>(null)
  const [last, setLast] = useState<{ note: Note; title: string } | null>(null)
  const [asks, setAsks] = useState(false)
  // What is in the hand stays there, whatever others lay meanwhile (I7).
  const [held, hold] = useState<NoteId | null>(null)
  const note =
    waiting.find(({ id }) => id === held) ?? waiting.find(({ id }) => !later.has(id)) ?? waiting[0]
  if (note && note.id !== held) hold(note.id)

  const called = (title: string) => (isBlank(title) ? words.unnamed : title)
  const lay = (one: Note, group: GroupId | null) => {
    const { goal: at, actor, rank } = one
    device.perform({ verb: 'notes.move', note: one.id, goal: at, actor, rank, group })
  }
  const put = () => {
    const group = islands.find((one) => one.group.id === chosen)?.group
    if (!note || !group) {
      setAsks(true)
      return speaker.announce(words.needsChoice)
    }
    lay(note, group.id)
    setLast({ note, title: called(group.title) })
    next()
    speaker.announce(words.done(called(group.title)))
  }
  const next = () => {
    choose(null)
    setAsks(false)
    hold(null)
  }
  if (!note && !last) return null
  return (
    <section className="grid grid-cols-1 gap-3" aria-labelledby={heading}>
      <h2 id={heading} className="figures flex justify-between gap-3 text-std-18B-160" data-place>
        {words.title}
        {note && <span>{words.left(waiting.length)}</span>}
      </h2>
      {last && (
        <p className="flex flex-wrap items-center gap-x-3 font-bold">
          {words.done(last.title)}
          <Button
            look="plain"
            onClick={() => {
              lay(last.note, null)
              hold(last.note.id)
              setLast(null)
              speaker.announce(words.takenBack)
            }}
          >
            <UndoIcon />
            {words.takeBack}
          </Button>
        </p>
      )}
      {!note && <p>{words.all}</p>}
      {note && (
        <>
          <NoteCard note={note} actor={board.actors.find(({ id }) => id === note.actor)?.plain} />
          <Choices<GroupId>
            legend={words.choose}
            shape="lines"
            choices={islands.map(({ group, notes }) => ({
              value: group.id,
              label: `${called(group.title)}　${words.sheets(notes.length)}`,
            }))}
            chosen={chosen}
            onChoose={(group) => {
              choose(group)
              setAsks(false)
            }}
          />
          {asks && <p className="font-bold text-look">{words.needsChoice}</p>}
          <div className="flex flex-wrap gap-2">
            <Button
              onClick={() => {
                putOff(new Set([...later, note.id]))
                next()
              }}
            >
              {words.later}
            </Button>
            <Button look="main" className="flex-1" onClick={put}>
              {words.put}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** The goal's notes that lie in no island and may be laid here: one's own first, then one's table's. */
function useWaiting(goal: GoalId): readonly Note[] {
  const board = useBoard()
  const can = useCan()
  const mine = useMine()
  const { seat } = useDevice()
  const near = (note: Note) => {
    if (mine.has(note.id)) return 0
    return seat.table !== undefined && note.table === seat.table ? 1 : 2
  }
  return islandsOf(board, goal)
    .loose.filter((note) => can('notes.group', { own: mine.has(note.id), table: note.table }))
    .sort((a, b) => near(a) - near(b) || a.at - b.at || (a.id < b.id ? -1 : 1))
}
