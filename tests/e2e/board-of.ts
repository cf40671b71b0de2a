/** The document of a device, read out of its page. */
import type { Page } from '@playwright/test'
import type { Snapshot } from '../../shared/board/view.ts'

/** The board as this page's own device has it, with everything one can hear and see made from it. */
export function boardOf(page: Page): Promise<Pick<Snapshot, 'notes' | 'rows'>> {
  return page.evaluate(() => {
    interface Fiber {
      memoizedProps: { value?: { state?: { board?: Snapshot } } } | null
      stateNode: { current: Fiber }
      child: Fiber | null
      sibling: Fiber | null
    }
    const root = document.getElementById('root') as unknown as Record<string, Fiber>
    const key = Object.keys(root).find((name) => name.startsWith('__reactContainer$')) ?? ''
    const waiting: (Fiber | null | undefined)[] = [root[key]?.stateNode.current]
    while (waiting.length > 0) {
      const fiber = waiting.pop()
      if (!fiber) continue
      const board = fiber.memoizedProps?.value?.state?.board
      if (board) return { notes: board.notes, rows: board.rows }
      waiting.push(fiber.sibling, fiber.child)
    }
    throw new Error('no device in this page')
  })
}
