import type { Command, CommandId } from '../../../shared/board/commands.ts'
import type { SaidOperation } from '../../../shared/board/said.ts'

let count = 0

/** What a device says for something done with a note or an island: rank and date are the server's. */
export function said(operation: SaidOperation, before = ''): Command {
  const id = `said-${++count}` as CommandId
  switch (operation.verb) {
    case 'notes.post': {
      const { rank: _, at: __, ...post } = operation
      return { id, ...post }
    }
    case 'notes.move': {
      const { rank: _, ...move } = operation
      return { id, ...move }
    }
    case 'notes.edit':
      return { id, before, ...operation }
    case 'groups.title':
      return { id, before, ...operation }
    default:
      return { id, ...operation }
  }
}
