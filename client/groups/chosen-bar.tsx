import { useState } from 'react'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Island } from '../../shared/board/islands.ts'
import type { Group, Note } from '../../shared/board/view.ts'
import { isBlank } from '../../shared/board/words.ts'
import { Button } from '../ui/button.tsx'
import { groupsWords as words } from '../words/groups.ts'
import { islandOf, laidInto, merged, mergedAll } from './acts.ts'
import { ChooseIsland } from './choose-island.tsx'
import type { Chosen } from './chosen.ts'
import { useDo } from './use-do.ts'

interface ChosenBarProps {
  goal: GoalId
  islands: readonly Island[]
  /** All notes of the goal. */
  notes: readonly Note[]
  chosen: Chosen
  onNone: () => void
  onName: (group: Group) => void
  onMakeRow: ((notes: readonly Note[], title: string) => void) | undefined
}

/** What can be done with what is chosen: all that carrying does, by presses alone. */
export function ChosenBar({ islands, chosen, ...props }: ChosenBarProps) {
  const { goal, onNone, onName, onMakeRow } = props
  const act = useDo()
  const [asking, ask] = useState<'notes' | Island | null>(null)
  const notes = props.notes.filter(({ id }) => chosen.notes.has(id))
  const these = islands.filter(({ group }) => chosen.islands.has(group.id))
  const [only] = these.length === 1 ? these : []
  const count = notes.length
  if (count + these.length === 0) return null

  /** What was done is not chosen any more. */
  const then = (done: boolean) => {
    if (done) onNone()
  }
  const lay = (group: Group) => then(act.lay(laidInto(notes, group.id), count, group))
  const mayChange = only && !act.whyNot({ verb: 'groups.remove', group: only.group.id })
  return (
    <section className="groups-bar" aria-label={words.chosen(count, these.length)}>
      <p className="figures">{words.chosen(count, these.length)}</p>
      <div className="groups-bar-buttons">
        {count > 0 && these.length === 0 && notesAlone()}
        {count > 0 && only && (
          <Button look="main" onClick={() => lay(only.group)}>
            {words.layIntoThis(words.called(only.group.title))}
          </Button>
        )}
        {count === 0 && only && oneIsland(only)}
        {count === 0 && these.length > 1 && (
          <Button
            look="main"
            onClick={() => then(mergedAll(these).every((operation) => act.merge(operation)))}
          >
            {words.mergeAll(these.length)}
          </Button>
        )}
        <Button look="plain" onClick={onNone}>
          {words.chooseNone}
        </Button>
      </div>
      {asking !== null && (
        <ChooseIsland
          title={
            asking === 'notes'
              ? words.chooseTitle
              : words.mergeTitle(words.called(asking.group.title))
          }
          islands={islands.filter(
            ({ group }) => asking === 'notes' || group.id !== asking.group.id,
          )}
          onClose={() => ask(null)}
          onChoose={({ group }) => {
            ask(null)
            if (asking === 'notes') lay(group)
            else then(act.merge(merged(asking.group, group)))
          }}
        />
      )}
    </section>
  )

  function notesAlone() {
    const make = islandOf(goal, notes)
    const inSome = notes.filter((note) => islands.some(({ group }) => group.id === note.group))
    return (
      <>
        <Button look="main" onClick={() => then(act.make(make, count))}>
          {make.verb === 'groups.split' ? words.split(count) : words.makeOf(count)}
        </Button>
        {islands.length > 0 && <Button onClick={() => ask('notes')}>{words.layInto}</Button>}
        {inSome.length > 0 && (
          <Button onClick={() => then(act.takeOut(laidInto(inSome, null), inSome.length))}>
            {words.takeOut}
          </Button>
        )}
        {onMakeRow && <Button onClick={() => onMakeRow(notes, '')}>{words.makeRow}</Button>}
      </>
    )
  }

  function oneIsland({ group, notes: its }: Island) {
    return (
      <>
        {onMakeRow && its.length > 0 && (
          <Button look="main" onClick={() => onMakeRow(its, group.title)}>
            {words.makeRow}
          </Button>
        )}
        {!act.whyNot({ verb: 'groups.title', group: group.id, title: group.title }) && (
          <Button onClick={() => onName(group)}>
            {isBlank(group.title) ? words.name : words.rename}
          </Button>
        )}
        {mayChange && only && islands.length > 1 && (
          <Button onClick={() => ask(only)}>{words.merge}</Button>
        )}
        {mayChange && <Button onClick={() => then(act.remove(group))}>{words.remove}</Button>}
      </>
    )
  }
}
