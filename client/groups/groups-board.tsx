import './groups.css'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { GoalId, GroupId, NoteId } from '../../shared/board/ids.ts'
import { type GoalIslands, islandsOf } from '../../shared/board/islands.ts'
import type { Group, Note, Snapshot } from '../../shared/board/view.ts'
import { Carrying, type DropPlace, type Held, useHolding } from '../drag/drag.tsx'
import { WayBack } from '../seat/undo-buttons.tsx'
import { useBoard, useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { PlusIcon } from '../ui/tool-icons.tsx'
import { groupsWords as words } from '../words/groups.ts'
import { islandOf, laidInto, merged } from './acts.ts'
import { type Chosen, nothing, toggled } from './chosen.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { IslandCard } from './island-card.tsx'
import { MakeIsland, NameIsland } from './name-island.tsx'
import { Outside } from './outside.tsx'
import { SimilarNotes } from './similar-notes.tsx'
import { useDo } from './use-do.ts'

interface GroupsBoardProps {
  goal: GoalId
  /** An island, or some notes, become a row of the plan; left out where that is not done here. */
  onMakeRow?: ((notes: readonly Note[], title: string) => void) | undefined
  /** Outside of islands only this table's notes: a scribe's. */
  table?: number | undefined
  /** With もどす and やり直す of its own, where the page has none. */
  wayBack?: boolean
}

type Place = Exclude<DropPlace, { goal: GoalId }>

/** 島: a goal's notes laid together, by carrying, by presses, or by keyboard. */
export default function GroupsBoard(props: GroupsBoardProps) {
  const { goal } = props
  const device = useDevice()
  const act = useDo()
  const drop = useCallback(
    (held: Held, place: Place) => {
      if ('group' in held) {
        if ('group' in place) act.merge(merged(held.group, place.group))
        return
      }
      const note = device.state.board.notes.find(({ id }) => id === held.note.id) ?? held.note
      if ('group' in place) act.lay(laidInto([note], place.group.id), 1, place.group)
      else if ('outside' in place) act.takeOut(laidInto([note], null), 1)
      else act.make(islandOf(goal, [place.onto, note]), 2)
    },
    [device, goal, act],
  )
  return (
    <Carrying heldName={heldName} placeName={placeName} isHome={isHome} onDrop={drop}>
      <Islands {...props} />
    </Carrying>
  )
}

const heldName = (held: Held) =>
  'note' in held ? words.quote(held.note.text) : words.called(held.group.title)

function placeName(place: Place): string {
  if ('group' in place) return words.called(place.group.title)
  return 'onto' in place ? words.quote(place.onto.text) : words.outside
}

function isHome(held: Held, place: Place): boolean {
  if ('group' in held) return 'group' in place && place.group.id === held.group.id
  if ('group' in place) return place.group.id === held.note.group
  return 'onto' in place ? place.onto.id === held.note.id : held.note.group === null
}

function Islands({ goal, onMakeRow, table, wayBack = false }: GroupsBoardProps) {
  const board = useStill(useBoard())
  const mayMake = useCan()('groups.make', { own: false })
  const there = islandsOf(board, goal)
  const { islands } = there
  const loose = useMemo(
    () => there.loose.filter((note) => table === undefined || note.table === table),
    [there, table],
  )
  const [wanted, choose] = useState(nothing)
  const [naming, setNaming] = useState<Group | null>(null)
  const [making, setMaking] = useState(false)
  const notes = useMemo(() => [...islands.flatMap((one) => one.notes), ...loose], [islands, loose])
  const chosen = useMemo(() => stillThere(wanted, there, notes), [wanted, there, notes])
  const onNote = useCallback(
    (note: NoteId) => choose((now) => ({ ...now, notes: toggled(now.notes, note) })),
    [],
  )
  const onIsland = useCallback(
    (group: GroupId) => choose((now) => ({ ...now, islands: toggled(now.islands, group) })),
    [],
  )

  return (
    <section
      className="groups"
      aria-labelledby="groups-title"
      data-cell={`groups/${goal}`}
      tabIndex={-1}
    >
      <div className="groups-head">
        <h2 id="groups-title" className="figures">
          {words.sum(islands.length, notes.length)}
        </h2>
        {wayBack && <WayBack className="groups-way-back" />}
        {mayMake && (
          <Button onClick={() => setMaking(true)}>
            <PlusIcon />
            {words.make}
          </Button>
        )}
      </div>
      <p className="groups-howto">{islands.length === 0 ? words.none : words.howto}</p>
      <SimilarNotes board={board} goal={goal} />
      <div className="groups-sea">
        {islands.length > 0 && (
          <ul className="groups-islands" aria-label={words.title}>
            {islands.map((island) => (
              <IslandCard
                key={island.group.id}
                island={island}
                chosen={chosen}
                onNote={onNote}
                onIsland={onIsland}
                onName={setNaming}
              />
            ))}
          </ul>
        )}
        <Outside goal={goal} notes={loose} chosen={chosen} onNote={onNote} />
      </div>
      <ChosenBar
        goal={goal}
        islands={islands}
        notes={notes}
        chosen={chosen}
        onNone={() => choose(nothing)}
        onName={setNaming}
        onMakeRow={onMakeRow}
      />
      {naming && <NameIsland group={naming} onClose={() => setNaming(null)} />}
      {making && <MakeIsland goal={goal} onClose={() => setMaking(false)} />}
    </section>
  )
}

/** While something is in the air, what lies under it does not move (I7). */
function useStill(board: Snapshot): Snapshot {
  const holding = useHolding() !== null
  const still = useRef(board)
  if (!holding) still.current = board
  return still.current
}

/** Of what was chosen what is still there. */
function stillThere(chosen: Chosen, { islands }: GoalIslands, notes: readonly Note[]): Chosen {
  const groups = new Set(islands.map(({ group }) => group.id))
  const ids = new Set(notes.map(({ id }) => id))
  return {
    notes: new Set([...chosen.notes].filter((id) => ids.has(id))),
    islands: new Set([...chosen.islands].filter((id) => groups.has(id))),
  }
}
