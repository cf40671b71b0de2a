import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { Page } from '../ui/page.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { NO_SEAT } from '../words/no-seat.ts'
import { useWords } from '../words/provided.ts'
import { EraseButton } from './erase-button.tsx'
import { HomeLink } from './home-link.tsx'

/** This device has no seat here, or it has ended: what is still here, and the way in. */
export default function NoSeat({
  board,
  role,
  ended = false,
}: {
  board: BoardId
  role: Role
  ended?: boolean
}) {
  const words = useWords(NO_SEAT)
  const { kept, act } = words.noSeat
  const { title, help } = ended ? words.seatEnded : words.noSeat
  return (
    <Page title={title}>
      <p>
        <Ruby>{help}</Ruby>
      </p>
      <p>
        <Ruby>{kept}</Ruby>
      </p>
      <HomeLink>{act}</HomeLink>
      <EraseButton board={board} surface={role} />
    </Page>
  )
}
