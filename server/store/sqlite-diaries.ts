import type { DiaryEntry } from '../../shared/board/diary.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Diaries } from './diaries.ts'
import type { Database } from './sqlite-file.ts'

export class SqliteDiaries implements Diaries {
  #all: ReturnType<Database['prepare']>

  constructor(db: Database) {
    this.#all = db.prepare('SELECT line FROM diary WHERE board = ? ORDER BY number')
  }

  async of(board: BoardId): Promise<readonly DiaryEntry[]> {
    const rows = this.#all.all(board) as unknown as { line: string }[]
    return rows.map(({ line }) => JSON.parse(line) as DiaryEntry)
  }
}
