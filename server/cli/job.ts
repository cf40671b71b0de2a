import type { Chance } from '../../shared/board/ids.ts'

/** Whoever called, and what they can be told and asked. */
export interface Caller {
  env: Record<string, string | undefined>
  /** Where file names count from. */
  cwd: string
  say: (line: string) => void
  complain: (line: string) => void
  /** undefined where nobody is there to answer. */
  ask: ((question: string) => Promise<string>) | undefined
  /** Whether what is said is read on a terminal, and not kept anywhere. */
  isTerminal: boolean
  now: () => number
  chance: Chance
}

/** What a command works on. */
export interface Job extends Caller {
  /** The data folder. */
  data: string
  file: string | undefined
  force: boolean
  /** Not only shown: deleted. */
  delete: boolean
}

/** 0 done, 1 not done, 2 looked and found damage. */
export type ExitCode = 0 | 1 | 2
