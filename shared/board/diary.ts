import type { PhaseKind } from './field-types.ts'
import type { GoalId, PhaseId } from './ids.ts'

/** What the hall had come to at a moment. */
export interface DiaryCounts {
  people: number
  notes: number
  /** 合意 */
  agreed: number
}

/** One line of the evening's diary: what began or ended when. For those who lead, and the minutes. */
export interface DiaryEntry {
  /** ms since 1970 */
  at: number
  what: 'began' | 'ended' | 'passed' | 'extended' | 'taken-back'
  phase: PhaseId
  /** As it was called then. */
  title: string
  kind: PhaseKind
  goal: GoalId | null
  /** As planned; of `extended`: what was added. */
  minutes: number
  counts?: DiaryCounts
}
