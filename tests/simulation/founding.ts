import izumi from '../../seeds/izumi/plan.json' with { type: 'json' }
import type { Store } from '../../server/store/sqlite.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { boardFromPlan } from '../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../shared/plan/format.ts'

export const BOARD = 'evening' as BoardId
export const EPOCH = 'e1'

const secrets: Record<Role, string> = {
  participant: 'p',
  scribe: 's',
  staff: 't',
  facilitator: 'f',
  screen: 'w',
}

/** Lays the Izumi plan out as the evening's board. */
export async function foundBoard(store: Store) {
  const first = boardFromPlan(izumi as unknown as Plan, {
    title: '泉区の集まり',
    period: { from: 2026, to: 2031 },
    tables: 3,
    epoch: EPOCH,
    client: 1,
  })
  await store.registry.addBoard(
    {
      id: BOARD,
      template: 'izumi',
      title: '泉区の集まり',
      joinCode: '123456',
      heldOn: undefined,
      tables: 3,
      state: 'open',
      reception: 'open',
      createdAt: 0,
    },
    secrets,
    EPOCH,
    first,
    1,
  )
}
