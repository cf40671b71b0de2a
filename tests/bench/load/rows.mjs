// Rows as officers write them: the plan is co-written, so each is an update, from a stock client too.
import { newId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { chance, written } from './notes.mjs'

/** What one seat adds, one update a row. @param first the number of its first row; the others follow */
export const rowsOf = ({ client, first, count }) =>
  written({ client, first, count }, (board, entry) => {
    const row = { row: newId(chance), matrix: 'planned', ...entry }
    perform(board, { verb: 'rows.add', ...row })
  })
