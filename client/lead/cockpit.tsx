import './cockpit.css'
import { type ReactNode, useState } from 'react'
import { findPhase } from '../../shared/board/agenda.ts'
import { isOpen } from '../../shared/board/ballots.ts'
import type { PhaseKind } from '../../shared/board/field-types.ts'
import { GroupsCard } from '../groups/groups-card.tsx'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { eveningWords as words } from '../words/evening.ts'
import { Ballots } from './ballots.tsx'
import { HallTables } from './hall-tables.tsx'
import { HidingCard } from './hiding-card.tsx'
import { NextStep } from './next-step.tsx'
import { PhaseTimer } from './phase-timer.tsx'
import { PutAwayCard } from './put-away-card.tsx'
import { Rail } from './rail.tsx'
import { ReceptionCard } from './reception-card.tsx'
import { RulesCard } from './rules-card.tsx'
import { Saying } from './saying.tsx'
import type { Reception } from './use-reception.ts'
import { WallChoice } from './wall-choice.tsx'
import { WallMirror } from './wall-mirror.tsx'
import type { WaysIn } from './ways-in.ts'

/** What counts minutes is looked at so often; the timer has a clock of its own. */
const COURSE_MS = 5_000

/** In these everybody may be asked something. */
const ASKS: ReadonlySet<PhaseKind> = new Set(['icebreak', 'vote', 'ending'])

interface CockpitProps {
  ways: WaysIn
  reception: Reception
  mayLead: boolean
}

/** 進行 of an evening with an agenda: all of it in sight at once, and one button that leads on. */
export function Cockpit({ ways, reception, mayLead }: CockpitProps) {
  const { agenda, ballots, board } = useBoard()
  const isHiding = Object.keys(board.hidden ?? {}).length > 0
  const phase = findPhase(agenda, board.phase)
  const asks = ballots.some(isOpen) || (phase !== undefined && ASKS.has(phase.kind))
  const now = useNow(COURSE_MS)
  return (
    <div className="cockpit">
      <Rail now={now} mayLead={mayLead} />
      <main className="cockpit-body">
        <div className="cockpit-wall">
          <WallMirror is={reception.is} />
          <WallChoice mayLead={mayLead} />
          <PhaseTimer phase={phase} mayLead={mayLead} />
        </div>
        <div className="cockpit-work">
          {phase && <Saying kind={phase.kind} />}
          <div className="cockpit-desk">
            {isHiding && <HidingCard mayLead={mayLead} />}
            {phase?.kind === 'share' && <GroupsCard />}
            {asks && <Ballots mayLead={mayLead} />}
            <PutAwayCard key={phase?.id} />
          </div>
        </div>
        <div className="cockpit-hall">
          <HallTables now={now} />
          <NextStep now={now} mayLead={mayLead} />
        </div>
      </main>
      <Statements ways={ways} reception={reception} mayLead={mayLead} />
    </div>
  )
}

/** Reception and writing: two statements that open on press. */
function Statements({ ways, reception, mayLead }: CockpitProps) {
  const { locked, closed } = useDeviceState((state) => state.settings)
  const writing = closed ? 'ended' : locked ? 'locked' : 'open'
  return (
    <section className="cockpit-foot" aria-label={words.statements}>
      <Statement
        what={words.reception}
        is={reception.is === null ? '' : words.receptionIs[reception.is]}
        good={reception.is === 'open'}
      >
        <ReceptionCard ways={ways} mayLead={mayLead} reception={reception} />
      </Statement>
      <Statement what={words.writing} is={words.writingIs[writing]} good={writing === 'open'}>
        <RulesCard mayLead={mayLead} />
      </Statement>
    </section>
  )
}

function Statement({
  what,
  is,
  good,
  children,
}: {
  what: string
  is: string
  good: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button className="cockpit-statement" onClick={() => setOpen(true)}>
        {what}
        <span data-good={good}>{is}</span>
        <DownIcon />
      </Button>
      {open && (
        <Dialog title={what} onClose={() => setOpen(false)}>
          <div className="lead-in-dialog">{children}</div>
        </Dialog>
      )}
    </>
  )
}
