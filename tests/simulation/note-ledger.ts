import type { DoneCommand } from '../../server/commands/done.ts'
import type { Command, CommandOnNote } from '../../shared/board/commands.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { mergeText } from '../../shared/board/merge-text.ts'
import type { Answer } from '../../shared/wire.ts'

const isOfNote = (command: Command): command is CommandOnNote => 'note' in command

interface Said {
  command: CommandOnNote
  seat: string
  /** Each time that it reached the server: when, ms since 1970, and as which of all arrivals. */
  arrivals: { at: number; order: number }[]
}

interface Standing {
  text: string
  place: string
}

/** A note as the board has it, or the vault. */
export interface Found {
  id: string
  text: string
  goal: string
  actor: string
}

/**
 * What everybody said of notes, as it came in at the door, and what became of it: the board must have
 * all that was accepted, once, in the order in which it was; and of every command its author knows.
 */
export class NoteLedger {
  readonly #said = new Map<string, Said>()
  /** Told to be done. */
  readonly #done = new Set<string>()
  readonly #givenBack = new Set<string>()
  /** Notes whose post came back: what was said of them since came with it. */
  readonly #givenBackNotes = new Set<NoteId>()
  /** Notes that went into the vault, or may have. */
  readonly #touched = new Set<NoteId>()
  /** What each note read on its author's screen, in order, as it changed. */
  readonly #read = new Map<NoteId, string[]>()
  /** Notes that their author took off her screen again. */
  readonly #takenBack = new Set<NoteId>()
  /** How often each was posted by its author, not by her device, and whether that keeps anything. */
  readonly #posted = new Map<NoteId, { times: number; keeps: boolean }>()
  /** Done, and not in the older state that took the board's place. */
  readonly #gone = new Set<string>()
  readonly #goneNotes = new Set<NoteId>()
  #arrivals = 0

  /** A command reached the server. */
  came(seat: string, command: Command, at: number) {
    if (!isOfNote(command)) return
    const said = this.#said.get(command.id) ?? { command, seat, arrivals: [] }
    this.#said.set(command.id, said)
    said.arrivals.push({ at, order: this.#arrivals++ })
  }

  /** An answer left the server. */
  answered({ id, done }: Answer) {
    if (done) this.#done.add(id)
  }

  /** Something came back to its person. */
  returned(id: string, note: NoteId, isPost: boolean) {
    this.#givenBack.add(id)
    if (isPost) this.#givenBackNotes.add(note)
  }

  postedBy = (seat: string): readonly NoteId[] =>
    [...this.#said.values()].flatMap(({ command, seat: by }) =>
      by === seat && command.verb === 'notes.post' ? command.note : [],
    )

  /** The facilitator asked for it to be put away. */
  touched(note: NoteId) {
    this.#touched.add(note)
  }

  /** Her note reads so on its author's screen, after something that she did. */
  reads(note: NoteId, text: string) {
    const before = this.#read.get(note) ?? []
    if (before.at(-1) !== text) this.#read.set(note, [...before, text])
  }

  /** Its author posted it, or took back that she had withdrawn it. */
  posts(note: NoteId, keeps: boolean) {
    const { times } = this.#posted.get(note) ?? { times: 0 }
    this.#posted.set(note, { times: times + 1, keeps })
  }

  /** An older state took the board's place: what was done since is not there any more. */
  rollBack(before: readonly DoneCommand[], now: readonly DoneCommand[]) {
    const there = new Set<string>(now.map(({ id }) => id))
    // What was saved and answered while the server stopped is gone, too.
    for (const id of new Set([...before.map((one) => one.id as string), ...this.#done])) {
      const command = this.#said.get(id)?.command
      if (there.has(id) || !command) continue
      this.#gone.add(id)
      if (command.verb === 'notes.post') this.#goneNotes.add(command.note)
    }
    for (const id of this.#done) if (!there.has(id)) this.#done.delete(id)
  }

  /** Its author withdrew it, or undid that she had posted it. */
  takesBack(note: NoteId) {
    this.#takenBack.add(note)
  }

  /**
   * Refused, and undone by its author before she knew that: nothing of hers is missing, and nothing
   * is given back to her.
   */
  #isTakenBack({ command }: Said): boolean {
    if (command.verb === 'notes.post')
      return this.#takenBack.has(command.note) || this.#isSaidByItself(command)
    if (command.verb !== 'notes.edit') return false
    const read = this.#read.get(command.note) ?? []
    const earlier = read.slice(0, read.indexOf(command.before) + 1)
    return read.slice(read.indexOf(command.text) + 1).some((text) => earlier.includes(text))
  }

  /** Her device says to a new epoch what was accepted before: in the vault it is as good. */
  #isSaidByItself({ id, note }: CommandOnNote): boolean {
    const posts = [...this.#said.values()].filter(
      ({ command }) => command.verb === 'notes.post' && command.note === note,
    )
    return this.#touched.has(note) && posts[0]?.command.id !== id
  }

  /** Whether a note may have gone at any time. */
  mayBeGone = (note: NoteId): boolean =>
    this.#touched.has(note) ||
    this.#goneNotes.has(note) ||
    this.#givenBackNotes.has(note) ||
    [...this.#said.values()].some(
      ({ command }) => command.note === note && command.verb === 'notes.withdraw',
    )

  get count(): number {
    return this.#said.size
  }

  /** What was told to be done and is not on disk. */
  lost(saved: readonly DoneCommand[]): string[] {
    const ids = new Set<string>(saved.map(({ id }) => id))
    return [...this.#done].filter((id) => !ids.has(id)).map((id) => `I1: ${this.#name(id)} is lost`)
  }

  /**
   * Everybody is back: where notes are not as it was said and accepted.
   * @param vault notes put away
   */
  complaints(saved: readonly DoneCommand[], board: readonly Found[], vault: readonly Found[]) {
    const wrong = this.lost(saved)
    const accepted = new Set<string>(saved.map(({ id }) => id))
    for (const [id, said] of this.#said) {
      const { command } = said
      const isBack = this.#givenBack.has(id) || this.#givenBackNotes.has(command.note)
      // Nobody is told that what was said without words had nothing to be done to.
      const hadNone =
        (command.verb === 'notes.move' || command.verb === 'notes.withdraw') &&
        this.mayBeGone(command.note)
      if (
        !accepted.has(id) &&
        !this.#gone.has(id) &&
        !isBack &&
        !hadNone &&
        !this.#isTakenBack(said)
      )
        wrong.push(`${this.#name(id)} was neither done nor given back`)
      if (accepted.has(id) && this.#givenBack.has(id))
        wrong.push(`${this.#name(id)} was done and given back`)
    }
    const { notes, unasked } = this.#replayed(saved)
    const found = new Map([...vault, ...board].map((note) => [note.id, note]))
    for (const id of new Set([...notes.keys(), ...found.keys()]) as Set<NoteId>) {
      if (unasked.has(id)) continue
      const [note, is] = [notes.get(id), found.get(id)]
      const now = is && `“${is.text}” at ${is.goal} ${is.actor}`
      const said = note && `“${note.text}” at ${note.place}`
      if (now !== said) wrong.push(`${id} is ${now}, said was ${said}`)
    }
    for (const { id } of board)
      if (this.#givenBackNotes.has(id as NoteId)) wrong.push(`${id} was given back and stands`)
    for (const note of this.#goneNotes)
      if (!found.has(note) && !this.#mayStayGone(note))
        wrong.push(`I1: ${note} is on its author's device and did not come back`)
    return wrong
  }

  /** Its author's device has nothing of it any more, or was told that it is not wanted. */
  #mayStayGone(note: NoteId): boolean {
    const isWithdrawn = [...this.#said.values()].some(
      ({ command }) => command.note === note && command.verb === 'notes.withdraw',
    )
    const isThere = this.#posted.get(note)?.keeps === true
    return !isThere || isWithdrawn || this.#touched.has(note) || this.#givenBackNotes.has(note)
  }

  /** All that was accepted, done once more on plain values, in the order in which it was. */
  #replayed(saved: readonly DoneCommand[]) {
    const notes = new Map<NoteId, Standing>()
    const unasked = new Set<NoteId>()
    const inOrder = saved.flatMap(({ id, at }) => {
      const said = this.#said.get(id)
      const arrival = said?.arrivals.findLast((one) => one.at <= at)
      return said && arrival ? { command: said.command, order: arrival.order } : []
    })
    inOrder.sort((a, b) => a.order - b.order)
    const laid = new Map<NoteId, number>()
    for (const { command } of inOrder) {
      const { note } = command
      const known = notes.get(note)
      switch (command.verb) {
        case 'notes.post': {
          const place = `${command.goal} ${command.actor}`
          const times = laid.get(note) ?? 0
          // A device says its posts again to a new epoch: what its author withdrew stays away.
          const isMeant = this.#goneNotes.has(note) || times < (this.#posted.get(note)?.times ?? 0)
          if (known || !isMeant) break
          laid.set(note, times + 1)
          notes.set(note, { text: command.text, place })
          break
        }
        case 'notes.edit':
          if (known) known.text = mergeText(command.before, command.text, known.text)
          break
        case 'notes.move':
          if (known) known.place = `${command.goal} ${command.actor}`
          break
        case 'notes.withdraw':
          notes.delete(note)
          // One that was put away stays there; whether it was then is not asked.
          if (this.#touched.has(note)) unasked.add(note)
      }
    }
    return { notes, unasked }
  }

  #name(id: string): string {
    const said = this.#said.get(id)
    return `${said?.seat}'s ${said?.command.verb} of ${said?.command.note} (${id})`
  }
}
