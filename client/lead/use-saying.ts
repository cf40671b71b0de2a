import { useRef } from 'react'
import type { CommandId, LeadCommand } from '../../shared/board/commands.ts'
import { newId } from '../../shared/board/ids.ts'
import { chance } from '../seat/chance.ts'
import { useSession } from '../sync/board-session.tsx'
import { request } from '../sync/http.ts'

/**
 * Says what those who lead say of a note. Pressed again after an answer that got lost, the same id
 * goes out: what was done is answered, and not done twice.
 */
export function useSaying() {
  const { id: board } = useSession()
  const last = useRef<{ content: string; id: CommandId } | null>(null)
  /** @returns how many notes went along with their seat, or came back with it */
  return async (command: LeadCommand): Promise<number> => {
    const content = JSON.stringify(command)
    if (last.current?.content !== content) last.current = { content, id: newId<CommandId>(chance) }
    const { id } = last.current
    const { notes = 0 } = await request('POST /api/boards/:id/commands', {
      at: { id: board },
      as: 'facilitator',
      body: { id, ...command },
    })
    last.current = null
    return notes
  }
}
