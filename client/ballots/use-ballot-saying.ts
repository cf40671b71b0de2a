import { useRef, useState } from 'react'
import type { BallotCommand, Command, CommandId } from '../../shared/board/commands.ts'
import { newId } from '../../shared/board/ids.ts'
import { chance } from '../seat/chance.ts'
import { useSession } from '../sync/board-session.tsx'
import { useDevice } from '../sync/hooks.tsx'
import { HttpError, request } from '../sync/http.ts'
import { ballotWords as words } from '../words/ballot-lead.ts'

type Said = BallotCommand | Extract<Command, { verb: 'people.set' }> extends infer C
  ? C extends { id: unknown }
    ? Omit<C, 'id'>
    : C
  : never

/**
 * Says something of a ballot as this seat. Pressed again after an answer that got lost, the same id goes
 * out: what was done is not done twice.
 */
export function useBallotSaying() {
  const { id: board } = useSession()
  const { seat } = useDevice()
  const last = useRef<{ content: string; id: CommandId } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    problem,
    /** @throws HttpError where it was not done */
    say: async (command: Said): Promise<void> => {
      setProblem(null)
      const content = JSON.stringify(command)
      if (last.current?.content !== content)
        last.current = { content, id: newId<CommandId>(chance) }
      const body = { ...command, id: last.current.id } as Command
      await request('POST /api/boards/:id/commands', { at: { id: board }, as: seat.role, body })
      last.current = null
    },
    /** Tells why it was not done, and nothing more. */
    tell: (error: unknown) => {
      if (!(error instanceof HttpError)) throw error
      setProblem(error.message || words.noAnswer)
    },
  }
}
