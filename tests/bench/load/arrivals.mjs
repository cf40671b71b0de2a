import { Histogram } from './histogram.mjs'
import { MARK, MARK_LENGTH, nowUs, numberIn, timeIn } from './mark.mjs'

const FIRST_BYTE = MARK.subarray(0, 1)

/** Who got which note when: exactly once per receiver and note, the author's own copy left out. */
export class Arrivals {
  #notesPerRoom
  #notesPerSeat
  #perRoom
  #seen
  /** When anybody but the author first had a note, by room and number; 0 for never. */
  shownAt
  latency = new Histogram()
  delivered = 0
  repeated = 0

  constructor({ rooms, perRoom, notesPerSeat }) {
    this.#perRoom = perRoom
    this.#notesPerSeat = notesPerSeat
    this.#notesPerRoom = perRoom * notesPerSeat
    this.#seen = new Uint8Array(rooms * perRoom * this.#notesPerRoom)
    this.shownAt = new Float64Array(rooms * this.#notesPerRoom)
  }

  /**
   * Finds marks in raw bytes, whatever frames they are in.
   * @param receiver its number over all rooms
   * @param cut what this receiver's last bytes ended with, if a mark began there
   * @returns such an end of these bytes
   */
  read(receiver, packet, cut) {
    const bytes = cut ? Buffer.concat([cut, packet]) : packet
    let now = 0
    for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at)) {
      if (at + MARK_LENGTH > bytes.length) return Buffer.from(bytes.subarray(at))
      const number = numberIn(bytes, at)
      const sentAt = timeIn(bytes, at)
      at += MARK_LENGTH
      if (number < 0 || number >= this.#notesPerRoom || sentAt <= 0) continue
      now ||= nowUs()
      this.#came(receiver, number, now, sentAt)
    }
    return bytes.at(-1) === MARK[0] ? FIRST_BYTE : undefined
  }

  #came(receiver, number, now, sentAt) {
    if (Math.floor(number / this.#notesPerSeat) === receiver % this.#perRoom) return
    const slot = receiver * this.#notesPerRoom + number
    if (this.#seen[slot]) {
      this.repeated++
      return
    }
    this.#seen[slot] = 1
    this.delivered++
    this.latency.add((now - sentAt) / 1000)
    const room = Math.floor(receiver / this.#perRoom)
    this.shownAt[room * this.#notesPerRoom + number] ||= now
  }
}
