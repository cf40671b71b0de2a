import { useMemo } from 'react'
import type { GroupId } from '../../shared/board/ids.ts'
import type { GroupOperation } from '../../shared/board/laying.ts'
import type { Group, Snapshot } from '../../shared/board/view.ts'
import { LIMITS } from '../../shared/wire.ts'
import { groupDenial } from '../sync/group-denial.ts'
import { useDevice } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { groupsWords as words } from '../words/groups.ts'
import type { Merge } from './acts.ts'

/** Does what is done with islands, where this seat may, and says what came of it. */
export function useDo() {
  const device = useDevice()
  const speaker = useSpeaker()
  return useMemo(() => {
    const whyNot = (operation: GroupOperation): string | undefined => {
      const { board, settings, mine } = device.state
      const denial = groupDenial(operation, { seat: device.seat, board, settings, mine })
      return denial ? words.denied : overfull(operation, board)
    }
    /** @returns whether it was done */
    const perform = (operation: GroupOperation, said: string): boolean => {
      const why = whyNot(operation)
      if (why === undefined) device.perform(operation)
      speaker.announce(why ?? said)
      return why === undefined
    }
    const called = (id: GroupId) =>
      words.called(device.state.board.groups.find((one) => one.id === id)?.title ?? '')
    return {
      whyNot,
      make: (operation: GroupOperation, count: number) =>
        perform(
          operation,
          operation.verb === 'groups.split' ? words.splitDone(count) : words.made(count),
        ),
      makeEmpty: (operation: GroupOperation, title: string) =>
        perform(operation, words.madeEmpty(title)),
      lay: (operation: GroupOperation, count: number, into: Group) =>
        perform(operation, words.laid(count, words.called(into.title))),
      takeOut: (operation: GroupOperation, count: number) =>
        perform(operation, words.takenOut(count)),
      merge: (operation: Merge) => perform(operation, words.merged(called(operation.into))),
      remove: ({ id, title }: Group) =>
        perform({ verb: 'groups.remove', group: id }, words.removed(words.called(title))),
      name: ({ id }: Group, title: string) =>
        perform(
          { verb: 'groups.title', group: id, title },
          title === '' ? words.unnamed : words.named(title),
        ),
    }
  }, [device, speaker])
}

/** What the server would call `full`. */
function overfull(operation: GroupOperation, { groups, notes }: Snapshot): string | undefined {
  const countIn = (group: GroupId) => notes.filter((note) => note.group === group).length
  const fits = (into: GroupId, more: number) =>
    countIn(into) + more <= LIMITS.notesPerGroup ? undefined : words.full(LIMITS.notesPerGroup)
  switch (operation.verb) {
    case 'groups.make':
    case 'groups.split': {
      const goal =
        operation.verb === 'groups.make'
          ? operation.goal
          : groups.find(({ id }) => id === operation.group)?.goal
      const there = groups.filter((one) => !one.removed && one.goal === goal)
      if (there.length >= LIMITS.groupsPerGoal) return words.fullGoal(LIMITS.groupsPerGoal)
      return operation.notes.length > LIMITS.notesPerGroup
        ? words.full(LIMITS.notesPerGroup)
        : undefined
    }
    case 'groups.merge':
      return fits(operation.into, countIn(operation.group))
    case 'groups.lay': {
      const to = operation.moves.find((move) => move.to !== null)?.to
      const more = operation.moves.reduce((sum, move) => sum + move.notes.length, 0)
      return to ? fits(to, more) : undefined
    }
    default:
      return undefined
  }
}
