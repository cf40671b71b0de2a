import { createContext, type Dispatch, type ReactNode, useContext, useReducer } from 'react'
import type { GoalId } from '../../shared/board/ids.ts'
import { type Desk, type DeskAction, emptyDesk, onDesk } from './desk.ts'

const DeskContext = createContext<Desk>(emptyDesk)
const DispatchContext = createContext<Dispatch<DeskAction>>(() => {})

const fromAddress = (): Desk => {
  const goal = decodeURIComponent(location.hash.slice(1))
  return goal ? { ...emptyDesk, goal: goal as GoalId } : emptyDesk
}

/** What this person has in hand; the goal they look at stands in the address, for a reload. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const [desk, dispatch] = useReducer(onDesk, undefined, fromAddress)
  return (
    <DispatchContext value={dispatch}>
      <DeskContext value={desk}>{children}</DeskContext>
    </DispatchContext>
  )
}

export const useDesk = (): Desk => useContext(DeskContext)
export const useOnDesk = (): Dispatch<DeskAction> => useContext(DispatchContext)
