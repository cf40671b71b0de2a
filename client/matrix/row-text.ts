import { isBlank } from '../../shared/board/words.ts'
import { matrixWords } from '../words/matrix.ts'

/** A row's words as the record-keepers read them; that nothing is written, where nothing can be seen. */
export const textOf = ({ text }: { text: string }): string =>
  isBlank(text) ? matrixWords.row.empty : text
