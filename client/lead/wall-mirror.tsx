import { lazy, Suspense } from 'react'
import { useHeldOn, useSession } from '../sync/board-session.tsx'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { useSize } from '../ui/use-size.ts'
import { eveningWords as words } from '../words/evening.ts'
import { leadWords } from '../words/lead.ts'
import { seen } from './hall.ts'
import type { DoorIs } from './use-reception.ts'

const Wall = lazy(() => import('../screen/screen.tsx'))
/** The wall is laid out as on a projector of so many pixels, and drawn small. */
const WALL_PX = 1920

/** What hangs on the wall, live and small; in words for whoever does not see it. */
export function WallMirror({ is }: { is: DoorIs }) {
  const board = useBoard()
  const { joinCode } = useSession()
  const screens = useDeviceState((state) => state.here.screens ?? 0)
  const evening = { now: useNow(), heldOn: useHeldOn() }
  const [frame, size] = useSize<HTMLDivElement>()
  const { what, lines } = seen(board, { code: joinCode, is }, evening)
  return (
    <section aria-label={words.mirror}>
      <p className="sr-only wall-mirror-words">{`${leadWords.screens(screens)}。${what}。${lines.join('。')}`}</p>
      <div ref={frame} className="wall-mirror" aria-hidden="true" inert>
        {size && (
          <div style={{ transform: `scale(${size.width / WALL_PX})` }}>
            <Suspense fallback={null}>
              <Wall small />
            </Suspense>
          </div>
        )}
      </div>
    </section>
  )
}
