import type { Command } from '../../shared/board/commands.ts'
import type { SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { type Answer, CLIENT } from '../../shared/wire.ts'
import { Device } from '../sockets/device.ts'
import type { Made, ServerProcess } from './process.ts'

/** By what a command reaches the server. */
export type Door = 'tab' | 'http' | 'other tab'
export const DOORS: readonly Door[] = ['tab', 'http', 'other tab']

/** One seat with two tabs open, which also speaks by HTTP. */
export class Speaker {
  readonly seat: SeatId
  readonly token: string
  readonly table: number | undefined
  readonly #board: string
  readonly #tabs: readonly [Device, Device]

  private constructor(
    board: string,
    { seat, token }: { seat: SeatId; token: string },
    table: number | undefined,
    tabs: readonly [Device, Device],
  ) {
    this.#board = board
    this.seat = seat
    this.token = token
    this.table = table
    this.#tabs = tabs
  }

  static async come(
    server: ServerProcess,
    board: Made,
    table: number | undefined,
    role: Role = 'participant',
  ): Promise<Speaker> {
    const joined = await server.join(board.links[role] ?? '', table)
    const url = `${server.origin.replace('http', 'ws')}/sync`
    const open = () => new Device(url, board.id, { token: joined.token, ext: String(CLIENT) })
    const speaker = new Speaker(board.id, joined, table, [open(), open()])
    await Promise.all(speaker.#tabs.map((tab) => tab.synced()))
    return speaker
  }

  /** @returns what became of it; undefined where the server went before it had answered */
  async say(door: Door, command: Command, server: ServerProcess): Promise<Answer | undefined> {
    if (door === 'http') return this.#post(command, server)
    return this.#tabs[door === 'tab' ? 0 : 1].say(command).catch(() => undefined)
  }

  /** Its tab's line breaks after it was sent; it goes by HTTP, and from the other tab. */
  changingDoors(command: Command, server: ServerProcess): Promise<Answer | undefined>[] {
    const [tab] = this.#tabs
    const first = this.say('tab', command, server)
    tab.cut()
    return [first, this.say('http', command, server), this.say('other tab', command, server)]
  }

  /** Whether a socket has told what became of it. */
  wasAnswered = ({ id }: Command): boolean =>
    this.#tabs.some(({ answers }) => answers.some((one) => one.id === id && one.done))

  /** Resolves when no tab is connected or tries to be. */
  async noticed() {
    await Promise.all(
      this.#tabs.map((tab) => tab.until('noticed', () => !tab.provider.wsconnected)),
    )
    for (const { provider } of this.#tabs) provider.disconnect()
  }

  async comeBack() {
    for (const { provider } of this.#tabs) provider.connect()
    await Promise.all(this.#tabs.map((tab) => tab.synced()))
  }

  end() {
    for (const tab of this.#tabs) tab.end()
  }

  async #post(command: Command, { origin }: ServerProcess): Promise<Answer | undefined> {
    try {
      const answer = await fetch(`${origin}/api/boards/${this.#board}/commands`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${this.token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(command),
      })
      return (await answer.json()) as Answer
    } catch {
      return undefined
    }
  }
}
