import { useRef } from 'react'
import type { CommandId, HidingCommand, LeadCommand } from '../../shared/board/commands.ts'
import { newId } from '../../shared/board/ids.ts'
import { chance } from '../seat/chance.ts'
import { useSession } from '../sync/board-session.tsx'
import { request } from '../sync/http.ts'

/**
 * Says what those who lead say of notes. Pressed again after an answer that got lost, the same id
 * goes out: what was done is answered, and not done twice.
 */
export function useSaying() {
  const { id: board } = useSession()
  const last = useRef<{ content: string; id: CommandId } | null>(null)
  /** @returns how many notes went along with their seat, came back with it, or were revealed */
  return async (command: LeadCommand | HidingCommand): Promise<number> => {
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
