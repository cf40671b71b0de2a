import type { DiaryEntry } from '../../shared/board/diary.ts'
import type { BoardId } from '../../shared/board/ids.ts'

/** What began and ended when in an evening: written by the log, in the commit of what it tells. */
export interface Diaries {
  /** The earliest first. */
  of(board: BoardId): Promise<readonly DiaryEntry[]>
}
