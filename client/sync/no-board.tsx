import type { BoardId } from '../../shared/board/ids.ts'
import LeftOfBoard from '../drafts/left-of-board.tsx'
import { Page } from '../ui/page.tsx'
import { NO_BOARD } from '../words/no-board.ts'
import { useWords } from '../words/provided.ts'
import { EraseButton } from './erase-button.tsx'
import { HomeLink } from './home-link.tsx'

/** The server knows no such board: what this device kept for it, and the way to the first page. */
export default function NoBoard({ board }: { board: BoardId }) {
  const words = useWords(NO_BOARD)
  return (
    <Page title={words.title}>
      <p>{words.help}</p>
      <LeftOfBoard board={board} />
      <EraseButton board={board} />
      <HomeLink>{words.act}</HomeLink>
    </Page>
  )
}
