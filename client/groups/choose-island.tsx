import type { Island } from '../../shared/board/islands.ts'
import { Dialog } from '../ui/dialog.tsx'
import { groupsWords as words } from '../words/groups.ts'

interface ChooseIslandProps {
  title: string
  islands: readonly Island[]
  onChoose: (island: Island) => void
  onClose: () => void
}

/** Every island of the goal: one press and it is done. */
export function ChooseIsland({ title, islands, onChoose, onClose }: ChooseIslandProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {islands.length === 0 && <p>{words.noOther}</p>}
      <ul className="groups-choose">
        {islands.map((island) => (
          <li key={island.group.id}>
            <button type="button" className="group-choice" onClick={() => onChoose(island)}>
              <span>{words.called(island.group.title)}</span>
              <span className="figures">{words.sheets(island.notes.length)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
