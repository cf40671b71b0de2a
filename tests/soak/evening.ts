import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { CLIENT } from '../../shared/wire.ts'
import type { Made, ServerProcess } from '../crash/process.ts'
import type { Luck } from '../simulation/luck.ts'
import { Device } from '../sockets/device.ts'

/** A person takes down the oldest of so many notes: a board does not grow for ever. */
const NOTES_OF_A_PERSON = 6

interface Person {
  device: Device
  token: string
  notes: NoteId[]
}

/** One board with people who come, write and go, and a wall that shows when a note arrives. */
export class SoakedEvening {
  readonly latencies: number[] = []
  readonly refusals: unknown[] = []
  #board: Made
  #server: ServerProcess
  #luck: Luck
  #people: Person[] = []
  /** Seats of those who left. */
  #gone: string[] = []
  #wall: Device | undefined
  #sentAt = new Map<string, number>()
  #count = 0

  private constructor(server: ServerProcess, board: Made, luck: Luck) {
    this.#server = server
    this.#board = board
    this.#luck = luck
  }

  static async begin(server: ServerProcess, luck: Luck, people: number): Promise<SoakedEvening> {
    const evening = new SoakedEvening(server, await server.createBoard(), luck)
    await evening.open(people)
    return evening
  }

  get size(): number {
    return this.#people.length
  }

  async open(people: number) {
    this.#wall ??= await this.#connect(await this.#seat('screen'))
    this.#wall.doc.getMap('notes').observe((event) => {
      for (const key of event.keys.keys()) this.#arrived(key)
    })
    while (this.size < people) await this.comes()
  }

  /** A new person, or one who was here before, on a freshly loaded page. */
  async comes() {
    const back = this.#luck.happens(0.5) ? this.#gone.pop() : undefined
    const token = back ?? (await this.#seat(this.#luck.happens(0.1) ? 'scribe' : 'participant'))
    this.#people.push({ device: await this.#connect(token), token, notes: [] })
  }

  /** With a goodbye, or as in a lift. */
  leaves() {
    const [person] = this.#people.splice(this.#luck.below(this.size), 1)
    if (!person) return
    if (this.#luck.happens(0.3)) person.device.cut()
    this.#end(person.device)
    this.#gone.push(person.token)
  }

  writes() {
    const person = this.#luck.pick(this.#people)
    if (!person?.device.provider.synced) return
    const { device, notes } = person
    const [oldest] = notes
    if (oldest && notes.length >= NOTES_OF_A_PERSON) {
      notes.shift()
      return device.perform({ verb: 'notes.withdraw', note: oldest })
    }
    const mine = this.#luck.pick(notes)
    if (mine && this.#luck.happens(0.3))
      return device.perform({ verb: 'notes.edit', note: mine, text: `なおした ${this.#count++}` })
    const note = `n${this.#luck.below(2 ** 32).toString(36)}-${this.#count++}` as NoteId
    notes.push(note)
    this.#sentAt.set(note, performance.now())
    device.perform({
      ...{ verb: 'notes.post', note, text: `夜道を あかるく ${this.#count}`, rank: 'a0' },
      ...{ heard: 'written', at: 1, table: 1 },
      goal: this.#luck.pick([...device.doc.getMap('goals').keys()]) as GoalId,
      actor: this.#luck.pick([...device.doc.getMap('actors').keys()]) as ActorId,
    })
  }

  /** Everybody goes home: the room is left empty. */
  close() {
    while (this.size > 0) this.leaves()
    if (this.#wall) this.#end(this.#wall)
    this.#wall = undefined
    this.#sentAt.clear()
  }

  #arrived(note: string) {
    const sent = this.#sentAt.get(note)
    if (sent === undefined) return
    this.#sentAt.delete(note)
    this.latencies.push(performance.now() - sent)
  }

  #end(device: Device) {
    if (device.refusal) this.refusals.push(device.refusal)
    this.refusals.push(...device.closes.filter(({ code }) => code >= 4_000))
    device.end()
  }

  async #seat(role: Role): Promise<string> {
    const table = role === 'screen' ? undefined : 1
    return (await this.#server.join(this.#board.links[role] ?? '', table)).token
  }

  async #connect(token: string): Promise<Device> {
    const url = `${this.#server.origin.replace('http', 'ws')}/sync`
    const device = new Device(url, this.#board.id, { token, ext: String(CLIENT) })
    await device.synced()
    return device
  }
}
