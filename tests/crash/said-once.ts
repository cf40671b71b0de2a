import type { Command, CommandId } from '../../shared/board/commands.ts'
import { type ActorId, type GoalId, type NoteId, newId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Luck } from '../simulation/luck.ts'

/** What stands of a note on the board; undefined where it is not there. */
export type Standing = { text: string; goal: GoalId; actor: ActorId } | undefined

/** A command, what it comes to, and one that is said after it: done twice, it would undo that. */
export interface Said {
  note: NoteId
  before: Standing
  command: Command
  after: Standing
  counter: Command
  atLast: Standing
}

/** Makes commands of every verb, by chance, no two with the same words. */
export class Sayings {
  readonly #luck: Luck
  readonly #plan: Pick<Snapshot, 'goals' | 'actors'>
  #count = 0

  constructor(luck: Luck, plan: Pick<Snapshot, 'goals' | 'actors'>) {
    this.#luck = luck
    this.#plan = plan
  }

  post(note = newId<NoteId>(this.#luck.bytes), standing = this.#somewhere()): Command {
    return { id: this.#id(), verb: 'notes.post', note, ...standing, heard: 'written' }
  }

  /** @param held a note of its author's as it stands; without one it can only be posted */
  about(held: { note: NoteId; standing: NonNullable<Standing> } | undefined): Said {
    const kind = held ? this.#luck.pick(['edit', 'move', 'withdraw', 'post']) : 'post'
    if (!held || kind === 'post') {
      const [note, after] = [newId<NoteId>(this.#luck.bytes), this.#somewhere()]
      const command = this.post(note, after)
      const counter: Command = { id: this.#id(), verb: 'notes.withdraw', note }
      return { note, before: undefined, command, after, counter, atLast: undefined }
    }
    const { note, standing } = held
    const of = { note, before: standing }
    if (kind === 'edit') {
      const [after, atLast] = [this.#longer(standing), this.#longer(this.#longer(standing))]
      const last = { ...atLast, text: after.text + atLast.text.slice(standing.text.length) }
      return {
        ...of,
        ...{ command: this.#edit(note, standing, after), after },
        ...{ counter: this.#edit(note, after, last), atLast: last },
      }
    }
    if (kind === 'move') {
      const after = { ...this.#elsewhere(standing), text: standing.text }
      const atLast = { ...this.#elsewhere(after), text: standing.text }
      return {
        ...of,
        ...{ command: this.#move(note, after), after },
        ...{ counter: this.#move(note, atLast), atLast },
      }
    }
    const command: Command = { id: this.#id(), verb: 'notes.withdraw', note }
    const atLast = this.#somewhere()
    return { ...of, command, after: undefined, counter: this.post(note, atLast), atLast }
  }

  #edit = (
    note: NoteId,
    { text: before }: { text: string },
    { text }: { text: string },
  ): Command => ({
    ...{ id: this.#id(), verb: 'notes.edit', note, before, text },
  })

  #move = (note: NoteId, { goal, actor }: NonNullable<Standing>): Command => ({
    ...{ id: this.#id(), verb: 'notes.move', note, goal, actor },
  })

  #longer = (standing: NonNullable<Standing>) => ({
    ...standing,
    text: `${standing.text}と${this.#word()}`,
  })

  #somewhere(): NonNullable<Standing> {
    const [goal, actor] = [this.#luck.pick(this.#plan.goals), this.#luck.pick(this.#plan.actors)]
    if (!goal || !actor) throw new Error('an empty board')
    return { text: `見守り${this.#word()}`, goal: goal.id, actor: actor.id }
  }

  #elsewhere(from: NonNullable<Standing>): NonNullable<Standing> {
    for (;;) {
      const to = this.#somewhere()
      if (to.goal !== from.goal || to.actor !== from.actor) return to
    }
  }

  #id = () => newId<CommandId>(this.#luck.bytes)
  #word = () => `「${++this.#count}」`
}
