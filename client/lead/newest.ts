import type { NoteId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'

/** In which order this device saw the notes first. Authors' clocks may be wrong by hours. */
export class FirstSeen {
  #order = new Map<NoteId, number>()

  /** Takes in what is there now; what was there at the start goes by its authors' clocks. */
  see(notes: readonly Note[]): void {
    const fresh = notes.filter(({ id }) => !this.#order.has(id))
    for (const { id } of fresh.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
      this.#order.set(id, this.#order.size)
  }

  /** How many are there no more: withdrawn, or put away. */
  gone(notes: readonly Note[]): number {
    return this.#order.size - notes.length
  }

  /** The latest first. */
  newest(notes: readonly Note[]): Note[] {
    const order = (note: Note) => this.#order.get(note.id) ?? -1
    return [...notes].sort((a, b) => order(b) - order(a))
  }
}

/** Full width or half, large or small, kana or kana: people type as they like. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

/** Whether a text has every one of the words in it. */
export function has(text: string, words: string): boolean {
  const within = plain(text).replace(/\s/g, '')
  return plain(words)
    .split(/\s+/)
    .every((word) => within.includes(word))
}
