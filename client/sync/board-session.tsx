import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { BoardInfo } from '../../shared/http.ts'
import { Button } from '../ui/button.tsx'
import { late } from '../ui/late.tsx'
import { Loading, Page } from '../ui/page.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useWords } from '../words/provided.ts'
import { SESSION } from '../words/session.ts'
import type { Device } from './device.ts'
import { DeviceProvider, useConnection, useDevice, useDeviceState } from './hooks.tsx'
import { type Opening, openSession } from './open-session.ts'
import { Stayed } from './stayed.tsx'

/** The server answered that there is none: then these can be fetched as well. */
const NoBoard = late(() => import('./no-board.tsx').then((module) => module.default), <Loading />)

const NoSeat = late(() => import('./no-seat.tsx').then((module) => module.default), <Loading />)

/** Seldom needed before a board is there. */
const EraseButton = late(() => import('./erase-button.tsx').then((module) => module.EraseButton))

const InfoContext = createContext<BoardInfo | null>(null)

/** The board as the server told it when this page was opened: code, addresses, title. */
export function useSession(): BoardInfo {
  const info = useContext(InfoContext)
  if (!info) throw new Error('useSession outside BoardSession')
  return info
}

/** The workshop's date, where one was given: 2026-11-20. */
export const useHeldOn = (): string | null => useContext(InfoContext)?.heldOn ?? null

/** Whether nobody knows any more which notes were this seat's: it is so long ago. */
export const useNotesEnded = (): boolean => useContext(InfoContext)?.seat.notesEnded ?? false

interface BoardSessionProps {
  board: BoardId
  role: Role
  children: ReactNode
}

/** Opens the board's device and shows its surface once there is something to show. */
export function BoardSession(props: BoardSessionProps) {
  return (
    <>
      {/* The wall says nothing of its own. */}
      {props.role !== 'screen' && <Stayed />}
      <Session {...props} />
    </>
  )
}

function Session({ board, role, children }: BoardSessionProps) {
  const [opening, setOpening] = useState<Opening>({ state: 'asking' })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => openSession(board, role, setOpening), [board, role, attempt])

  switch (opening.state) {
    case 'asking':
      return <Joining />
    case 'away':
      return <Away retry={() => setAttempt((before) => before + 1)} said={opening.said} />
    case 'no-seat':
      return <NoSeat board={board} role={role} ended={opening.ended} />
    case 'no-board':
      return <NoBoard board={board} />
    case 'open':
      return (
        <Open device={opening.device} info={opening.info}>
          {children}
        </Open>
      )
  }
}

function Open({
  device,
  info,
  children,
}: {
  device: Device
  info: BoardInfo
  children: ReactNode
}) {
  return (
    <InfoContext value={info}>
      <DeviceProvider device={device}>
        <WhenThere>{children}</WhenThere>
      </DeviceProvider>
    </InfoContext>
  )
}

/** Nothing is unmounted once it was shown, whatever becomes of the link. */
function WhenThere({ children }: { children: ReactNode }) {
  const sessionWords = useWords(SESSION)
  const { id } = useSession()
  const { role } = useDevice().seat
  const connection = useConnection()
  const there = useDeviceState(({ board }) => board.board.title !== undefined)
  if (there) return children
  if (connection.state !== 'ended') return connection.state === 'away' ? <Away /> : <Joining />
  switch (connection.why) {
    case 'no-seat':
      return <NoSeat board={id} role={role} />
    case 'no-board':
      return <NoBoard board={id} />
    case 'closed':
      return (
        <Page title={sessionWords.closed}>
          <EraseButton board={id} surface={role} />
        </Page>
      )
  }
}

function Joining() {
  const sessionWords = useWords(SESSION)
  return (
    <Page title={sessionWords.joining}>
      <p aria-busy="true">…</p>
    </Page>
  )
}

function Away({ retry, said }: { retry?: () => void; said?: string | undefined }) {
  const sessionWords = useWords(SESSION)
  const { title, help, act } = sessionWords.away
  return (
    <Page title={title}>
      <p>
        <Ruby>{help}</Ruby>
      </p>
      {said && <p>{said}</p>}
      {retry && (
        <Button look="main" onClick={retry}>
          {act}
        </Button>
      )}
    </Page>
  )
}
