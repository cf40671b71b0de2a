import './scribe.css'
import { useEffect, useRef, useState } from 'react'
import { findPhase } from '../../shared/board/agenda.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'
import { ScribeBallots } from '../ballots/scribe-ballots.tsx'
import LeftHere from '../drafts/left-here.tsx'
import { OtherDevices } from '../other-device/other-devices.tsx'
import { useAnchoredScroll } from '../seat/anchored-scroll.ts'
import { Foot } from '../seat/foot.tsx'
import { GivenBackWords } from '../seat/given-back-words.tsx'
import { MoveNote } from '../seat/move-note.tsx'
import { withWords } from '../seat/note-draft.ts'
import { Notices } from '../seat/notices.tsx'
import { PutAwayNotes } from '../seat/put-away-notes.tsx'
import { ReadyBar } from '../seat/ready-bar.tsx'
import { SavedState } from '../seat/saved-state.tsx'
import { useWayBackKeys, WayBack } from '../seat/undo-buttons.tsx'
import { useKeepFocus } from '../seat/use-keep-focus.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { TimeLeft } from '../timer/time-left.tsx'
import { useBackThrough } from '../ui/back.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { TextBoxHandle } from '../ui/text-box.tsx'
import { scribeWords as words } from '../words/scribe.ts'
import { ChooseTable } from './choose-table.tsx'
import { Entered } from './entered.tsx'
import { TableNotes } from './table-notes.tsx'
import { useEntry } from './use-entry.ts'
import { useTableArrivals } from './use-table-arrivals.ts'
import { WriteDown } from './write-down.tsx'

type View = 'write' | 'table'

/** 書記: one device that speaks for the seats of a table; its notes in sight. */
export default function Scribe() {
  const { seat } = useDevice()
  const board = useBoard()
  const entry = useEntry()
  const page = useRef<HTMLDivElement>(null)
  const box = useRef<TextBoxHandle>(null)
  const [view, look] = useState<View>('write')
  const [moving, move] = useState<Note | null>(null)
  const [choosing, choose] = useState(false)
  useBackThrough(view, look)
  useWayBackKeys()
  useKeepFocus()
  useAnchoredScroll(page)
  useTableArrivals()

  /** On a narrow screen the box is not there before its view is. */
  const [toBox, goToBox] = useState(0)
  useEffect(() => {
    if (toBox > 0) box.current?.focus()
  }, [toBox])
  const writeAt = (goal: GoalId, actor: ActorId) => {
    entry.change({ goal, actor })
    look('write')
    goToBox((times) => times + 1)
  }

  /** Words that come back stand behind those in the box. */
  const toDraft = (text: string, { goal, actor }: { goal?: GoalId; actor?: ActorId }) => {
    const before = entry.entry.text
    entry.change({
      text: withWords(before, text),
      ...(goal ? { goal } : {}),
      ...(actor ? { actor } : {}),
    })
    goToBox((times) => times + 1)
  }

  const phase = findPhase(board.agenda, board.board.phase)

  return (
    <div className="scribe" data-view={view} ref={page}>
      <title>{words.documentTitle(words.title(seat.table), board.board.title ?? '')}</title>
      <header className="scribe-head">
        <h1>{words.title(seat.table)}</h1>
        {phase && <p className="scribe-phase">{phase.title}</p>}
        <Button look="plain" onClick={() => choose(true)}>
          {seat.table === undefined ? words.chooseTable : words.otherTable}
        </Button>
        <p className="scribe-title">{board.board.title}</p>
        <TimeLeft className="scribe-time" />
        <div className="scribe-safe">
          <SavedState />
          <WayBack className="staff-way-back" />
        </div>
      </header>
      <Views view={view} onLook={look} />
      <main className="scribe-main">
        <section className="scribe-write" aria-label={words.views.write}>
          <Notices />
          {seat.table === undefined && <Notice>{words.noTable}</Notice>}
          <ScribeBallots />
          <OtherDevices />
          {phase && <ReadyBar key={phase.id} phase={phase} />}
          <WriteDown entry={entry} box={box} />
          <PutAwayNotes onDone={() => box.current?.focus()} onDraft={toDraft} />
          <GivenBackWords onDone={() => box.current?.focus()} onDraft={toDraft} />
          <LeftHere onTake={(words) => toDraft(words, {})} onDone={() => box.current?.focus()} />
          <Entered />
          <Foot />
        </section>
        <TableNotes onWrite={writeAt} onMove={move} />
      </main>
      {choosing && <ChooseTable onClose={() => choose(false)} />}
      {moving && (
        <MoveNote
          note={moving}
          onClose={() => {
            move(null)
            // The note may stand elsewhere now: the focus goes along.
            const keep = `[data-keep="move/${moving.id}"]`
            requestAnimationFrame(() => document.querySelector<HTMLElement>(keep)?.focus())
          }}
        />
      )}
    </div>
  )
}

/** Writing, or the table's notes; side by side where there is room. */
function Views({ view, onLook }: { view: View; onLook: (view: View) => void }) {
  return (
    <nav className="scribe-views" aria-label={words.viewsLabel}>
      {(['write', 'table'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={view === one ? 'true' : undefined}
          onClick={() => onLook(one)}
        >
          {words.views[one]}
        </button>
      ))}
    </nav>
  )
}
