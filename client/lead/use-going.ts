import { createContext, useContext } from 'react'
import type { PhaseId } from '../../shared/board/ids.ts'

/** Leads the evening from one phase to another; null is before its first and after its last. */
export type Go = (from: PhaseId | null, to: PhaseId | null) => Promise<void>

export const Going = createContext<Go>(async () => {})
export const useGo = (): Go => useContext(Going)
