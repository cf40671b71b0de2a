import type { Operation } from '../../shared/board/operations.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Luck } from './luck.ts'
import type { Tab } from './tab.ts'
import { tokensIn, type Words } from './tokens.ts'

/** What somebody at a tab does with what the screen offers: an operation, or nothing to do now. */
export interface Act {
  weight: number
  roles: readonly Role[]
  choose: (person: Person) => Operation | undefined
}

export interface Person {
  tab: Tab
  luck: Luck
  words: Words
  now: number
}

export const anyGoal = ({ tab, luck }: Person) => luck.pick(tab.state.board.goals)?.id
export const anyActor = ({ tab, luck }: Person) => luck.pick(tab.state.board.actors)

/** A word goes in somewhere, or one of the made-up ones goes out. */
export function rewritten(text: string, { luck, words }: Person): string {
  const characters = [...text]
  const [old] = tokensIn(text)
  if (old !== undefined && luck.happens(0.25))
    return characters.filter((one) => one !== old).join('')
  characters.splice(luck.below(characters.length + 1), 0, words.fresh())
  return characters.join('')
}
