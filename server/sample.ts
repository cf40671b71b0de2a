import type { Chance } from '../shared/board/ids.ts'
import type { Links } from '../shared/http.ts'
import type { Plan } from '../shared/plan/format.ts'
import type { Clock } from './clock.ts'
import { createBoard } from './create-board.ts'
import type { BoardRecord, Registry } from './store/registry.ts'

const SAMPLE = 'izumi'
const SAMPLE_TITLE = '泉区 地域福祉保健計画 ワークショップ（見本）'

interface Means {
  registry: Registry
  clock: Clock
  chance: Chance
}

/**
 * The board to announce: the newest open one; on the first start a sample, so that there is life. It
 * is a workshop on the plan that comes, and says of the printed years where they went.
 */
export async function openSampleBoard(
  means: Means,
  templates: ReadonlyMap<string, Plan>,
): Promise<{ board: BoardRecord; links: Links } | undefined> {
  const boards = await means.registry.boards()
  const plan = templates.get(SAMPLE)
  if (boards.length === 0 && plan) return createBoard(means, { plan, title: SAMPLE_TITLE })
  const board = boards.find(({ state }) => state === 'open')
  const links = board && (await means.registry.links(board.id))
  return board && links && { board, links }
}
