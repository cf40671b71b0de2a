import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { ActorId } from '../../shared/board/ids.ts'
import type { Row } from '../../shared/board/view.ts'
import { useBoardName } from '../drafts/use-box.ts'
import { setBody } from '../sync/board-requests.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'

interface OwnBody {
  /** The actor that this staff seat speaks for. The server keeps it with the seat. */
  body: ActorId | null
  /** @throws HttpError where the server did not take it */
  choose: (actor: ActorId | null) => Promise<void>
}

const BodyContext = createContext<OwnBody>({ body: null, choose: async () => {} })

export function OwnBodyProvider({ children }: { children: ReactNode }) {
  const { seat } = useDevice()
  const board = useBoardName()
  const [body, hold] = useState<ActorId | null>(seat.body ?? null)
  const own = useMemo(
    () => ({
      body,
      choose: async (actor: ActorId | null) => {
        await setBody(board, actor)
        hold(actor)
      },
    }),
    [body, board],
  )
  return <BodyContext value={own}>{children}</BodyContext>
}

export const useOwnBody = (): OwnBody => useContext(BodyContext)

/** Whether 引き受けます is this seat's to say: its body's own row, still without an answer. */
export function useMayTake(): (row: Row) => boolean {
  const { body } = useOwnBody()
  const mayWrite = useCan()('rows.write', { own: false })
  return (row) =>
    mayWrite &&
    !row.removed &&
    row.actor === body &&
    (row.state === 'asked' || row.state === 'held')
}
