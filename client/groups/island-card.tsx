import { memo, useState } from 'react'
import type { GroupId, NoteId } from '../../shared/board/ids.ts'
import { type Island, rowsOfIsland } from '../../shared/board/islands.ts'
import type { Verb } from '../../shared/board/policy.ts'
import type { Group, Row } from '../../shared/board/view.ts'
import { isBlank } from '../../shared/board/words.ts'
import { useDropPlace, useHandle } from '../drag/drag.tsx'
import { useCan, useDeviceState, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { EditIcon, Grip } from '../ui/tool-icons.tsx'
import { groupsWords as words } from '../words/groups.ts'
import type { Chosen } from './chosen.ts'
import { NotePaper } from './note-paper.tsx'

/** So many notes lie in sight; the others come by a press. */
const IN_SIGHT = 8

interface IslandCardProps {
  island: Island
  chosen: Chosen
  onNote: (note: NoteId) => void
  onIsland: (group: GroupId) => void
  onName: (group: Group) => void
}

/** One island: its name chooses it, its handle carries it onto another, its notes lie in it. */
export const IslandCard = memo(function IslandCard(props: IslandCardProps) {
  const { island, chosen, onNote, onIsland, onName } = props
  const { group, notes } = island
  const rows = rowsOfIsland({ rows: useDeviceState((state) => state.board.rows) }, island)
  const may = useMayAll(island)
  const [all, setAll] = useState(false)
  const name = words.called(group.title)
  const isChosen = chosen.islands.has(group.id)
  const mayMove = may('groups.remove')
  const mayName = may('groups.title')
  const drag = useHandle({ group }, mayMove)
  const drop = useDropPlace({ group }, true)
  const visible = notes.filter(({ id }, at) => all || at < IN_SIGHT || chosen.notes.has(id))
  return (
    <li
      ref={(element) => {
        drag.setNodeRef(element)
        drop.setNodeRef(element)
      }}
      className="group-island"
      data-island={group.id}
      data-chosen={isChosen}
      data-held={drag.isDragging}
      data-drop={drop.waiting && !drag.isDragging ? (drop.over ? 'over' : 'waiting') : undefined}
    >
      <div className="group-island-head">
        {mayMove && (
          <button
            type="button"
            ref={drag.setActivatorNodeRef}
            {...drag.handle}
            className="group-handle"
            aria-label={words.handle(name)}
            data-keep={`handle/${group.id}`}
          >
            <Grip />
          </button>
        )}
        <h3>
          <button
            type="button"
            className="group-name"
            aria-pressed={isChosen}
            data-keep={`group/${group.id}`}
            onClick={() => onIsland(group.id)}
          >
            {isChosen && <CheckIcon />}
            {name}
          </button>
        </h3>
        <span className="figures">{words.sheets(notes.length)}</span>
        {mayName && (
          <Button
            look="plain"
            aria-label={isBlank(group.title) ? words.name : words.renameOf(name)}
            data-keep={`name/${group.id}`}
            onClick={() => onName(group)}
          >
            <EditIcon />
            {isBlank(group.title) ? words.name : null}
          </Button>
        )}
      </div>
      <Outcome rows={rows} />
      <ul className="group-notes" aria-label={words.list(name)}>
        {visible.map((note) => (
          <NotePaper
            key={note.id}
            note={note}
            chosen={chosen.notes.has(note.id)}
            onChoose={onNote}
          />
        ))}
      </ul>
      {notes.length > IN_SIGHT && (
        <Button look="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.less : words.more(notes.length - visible.length)}
        </Button>
      )}
    </li>
  )
})

/** Whether this seat may do something with all notes of an island; an empty one is the team's. */
function useMayAll({ notes }: Island) {
  const can = useCan()
  const mine = useMine()
  const things = notes.map(({ id, table }) => ({ own: mine.has(id), table }))
  return (verb: Verb) =>
    (things.length > 0 ? things : [{ own: false }]).every((thing) => can(verb, thing))
}

/** 採用, 保留 or 対応困難: what became of an island is what became of the rows made from it. */
function Outcome({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null
  const parts = rows.map((row) => {
    if (row.state !== 'held' && row.state !== 'declined') return words.outcomes.adopted
    const what = words.outcomes[row.state]
    return isBlank(row.reason) ? what : words.because(what, row.reason)
  })
  return (
    <ul className="group-outcomes">
      {[...new Set(parts)].map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  )
}
