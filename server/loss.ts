import type { BoardId } from '../shared/board/ids.ts'
import type { Logger } from './logger.ts'
import { troubleWithDisk } from './store/trouble.ts'

/** A room closed because its writes could not be saved: one line on what to do, no stack where it is the disk. */
export const tellOfLoss =
  (logger: Logger) =>
  (board: BoardId, err: unknown): void => {
    const trouble = troubleWithDisk(err)
    if (!trouble) return logger.error({ board, err }, 'board could not be saved and was closed')
    const why = err instanceof Error ? err.message : String(err)
    logger.error({ board, why }, `${trouble.ja} / ${trouble.en}`)
  }
