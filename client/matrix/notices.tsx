import { useEffect, useRef } from 'react'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { Box, WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { browserDrafts } from '../drafts/browser.ts'
import LeftHere from '../drafts/left-here.tsx'
import { usePrefix } from '../drafts/use-box.ts'
import { OtherDevices } from '../other-device/other-devices.tsx'
import { GivenBackWords } from '../seat/given-back-words.tsx'
import { withWords } from '../seat/note-draft.ts'
import { PutAwayNotes } from '../seat/put-away-notes.tsx'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { useDesk, useOnDesk } from './desk-context.tsx'
import { mainId } from './page-ids.ts'

/** That the evening is over; what the server did not take, with its words; and whether this page keeps anything at all. */
export function Notices({ board, goal }: { board: Snapshot; goal: GoalId | undefined }) {
  const keeps = useDeviceState((state) => state.keeps)
  const closed = useDeviceState((state) => state.settings.closed)
  const onDesk = useOnDesk()
  const prefix = usePrefix()
  const toMain = () => document.getElementById(mainId)?.focus({ preventScroll: true })
  const toDraft = (text: string, place: { goal?: GoalId; actor?: ActorId }) => {
    const to = place.goal ?? goal ?? board.goals[0]?.id
    const actor = place.actor ?? board.actors[0]?.id
    if (!to || !actor) return
    const box = new Box(browserDrafts(), `${prefix}${BOXES.cellNote(to, actor)}`, WORDS, '')
    box.write(withWords(box.value, text))
    onDesk({ do: 'open', open: { what: 'write', goal: to, actor } })
  }
  return (
    <div className="staff-notices">
      {closed && <Notice>{matrixWords.header.ended.closed}</Notice>}
      {!keeps && <Notice>{matrixWords.header.notKept}</Notice>}
      <OtherDevices />
      <PutAwayNotes onDone={toMain} onDraft={toDraft} />
      <GivenBackWords onDone={toMain} onDraft={toDraft} />
      <LeftHere onTake={(words) => toDraft(words, {})} onDone={toMain} />
    </div>
  )
}

/** A row that this person removed, and the way back. */
export function RemovedRow() {
  const uiWords = useWords(SHARED)
  const device = useDevice()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const { removed } = useDesk()
  const button = useRef<HTMLButtonElement>(null)
  const words = matrixWords.row

  useEffect(() => {
    if (removed) button.current?.focus({ preventScroll: true })
  }, [removed])

  if (!removed) return null
  return (
    <div className="removed-row">
      <p>{words.removed(removed.text)}</p>
      <Button
        ref={button}
        onClick={() => {
          device.perform({ verb: 'rows.restore', row: removed.id })
          onDesk({ do: 'removed', row: null })
          onDesk({ do: 'go', goal: removed.goal, row: removed.id })
          speaker.announce(words.restored)
        }}
      >
        {words.restore}
      </Button>
      <Button look="plain" onClick={() => onDesk({ do: 'removed', row: null })}>
        {uiWords.close}
      </Button>
    </div>
  )
}
