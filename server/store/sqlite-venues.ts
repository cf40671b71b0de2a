import type { BoardId } from '../../shared/board/ids.ts'
import type { Database } from './sqlite-file.ts'
import type { Venue, Venues } from './venues.ts'

interface PlaceRow {
  address: string | null
  wifi_name: string | null
  wifi_password: string | null
  wifi_hidden: number | null
}

const statements = (db: Database) => ({
  place: db.prepare(
    'SELECT address, wifi_name, wifi_password, wifi_hidden FROM boards WHERE id = ?',
  ),
  set: db.prepare(
    'UPDATE boards SET address = ?, wifi_name = ?, wifi_password = ?, wifi_hidden = ? WHERE id = ?',
  ),
})

export class SqliteVenues implements Venues {
  #sql: ReturnType<typeof statements>

  constructor(db: Database) {
    this.#sql = statements(db)
  }

  async of(board: BoardId): Promise<Venue> {
    const row = this.#sql.place.get(board) as PlaceRow | undefined
    const name = row?.wifi_name ?? undefined
    const password = row?.wifi_password ?? ''
    return {
      address: row?.address ?? undefined,
      wifi: name === undefined ? undefined : { name, password, hidden: row?.wifi_hidden === 1 },
    }
  }

  async set(board: BoardId, { address, wifi }: Venue) {
    const { name = null, password = null } = wifi ?? {}
    const hidden = wifi ? Number(wifi.hidden) : null
    this.#sql.set.run(address ?? null, name, password, hidden, board)
  }
}
