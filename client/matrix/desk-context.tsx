import { createContext, type Dispatch, type ReactNode, useContext, useReducer } from 'react'
import { type GoalId, isId } from '../../shared/board/ids.ts'
import { type Desk, type DeskAction, type DeskView, emptyDesk, onDesk } from './desk.ts'

const DeskContext = createContext<Desk>(emptyDesk)
const DispatchContext = createContext<Dispatch<DeskAction>>(() => {})

/** No goal's id has a colon in it. */
const LISTS: Readonly<Record<string, Exclude<DeskView, 'goal'>>> = {
  ':groups': 'groups',
  ':gaps': 'gaps',
  ':undecided': 'undecided',
  ':agreed': 'agreed',
  ':removed': 'removed',
}

const fromAddress = (): Desk => {
  const hash = decodeURIComponent(location.hash.slice(1))
  const view = LISTS[hash]
  if (view) return { ...emptyDesk, view }
  return isId<GoalId>(hash) ? { ...emptyDesk, goal: hash } : emptyDesk
}

/** What the address says after `#`: the goal, or the list. */
export const addressOf = ({ view, goal }: Desk): string | null =>
  view === 'goal' ? goal && encodeURIComponent(goal) : `:${view}`

/** Back to what an address says. */
export function wayTo(address: string): DeskAction {
  const view = LISTS[address]
  if (view) return { do: 'look', view }
  const goal = decodeURIComponent(address)
  return isId<GoalId>(goal) ? { do: 'go', goal } : { do: 'start' }
}

/** What this person has in hand; what they look at stands in the address, for a reload. */
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
