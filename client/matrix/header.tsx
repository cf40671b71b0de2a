import { SavedState } from '../seat/saved-state.tsx'
import { WayBack } from '../seat/undo-buttons.tsx'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { TakingButton } from '../taking/taking-button.tsx'
import { TimeLeft } from '../timer/time-left.tsx'
import { Button } from '../ui/button.tsx'
import { PeopleIcon } from '../ui/tool-icons.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { useOnDesk } from './desk-context.tsx'
import { useOwnBody } from './own-body.tsx'
import { actorName } from './places.ts'
import { useLookAt } from './use-look-at.ts'

const words = matrixWords.header

/** What the board is, whether everything is safe, who is here, whom one speaks for, one's way back. */
export function Header({ title }: { title: string }) {
  const uiWords = useWords(SHARED)
  return (
    <header className="staff-head">
      <p className="staff-product">{uiWords.product}</p>
      <p className="staff-title">{title || words.untitled}</p>
      <Here />
      <Body />
      <TimeLeft className="staff-time" />
      <div className="staff-safe">
        <SavedState />
        <WayBack className="staff-way-back" onStep={useLookAt()} />
        <TakingButton />
      </div>
    </header>
  )
}

function Here() {
  const { people, tables } = useDeviceState((state) => state.here)
  const count = Object.values(tables).filter((seats) => seats > 0).length
  return (
    <p className="staff-here figures">
      <PeopleIcon />
      <span className="sr-only">{words.hereLabel}</span>
      {words.here(people, count)}
    </p>
  )
}

/** どこの職員ですか: the body that this seat takes rows on for. */
function Body() {
  const onDesk = useOnDesk()
  const board = useBoard()
  const { body } = useOwnBody()
  return (
    <Button look="plain" onClick={() => onDesk({ do: 'open', open: { what: 'body' } })}>
      {body === null ? matrixWords.body.ask : matrixWords.body.mine(actorName(board, body))}
    </Button>
  )
}
