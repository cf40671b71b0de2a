import './lead.css'
import './lead-cards.css'
import './lead-side.css'
import './lead-evening.css'
import { useState } from 'react'
import { grouped } from '../../shared/way-in.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { useBox } from '../drafts/use-box.ts'
import { GroupsCard } from '../groups/groups-card.tsx'
import { ConnectionChip } from '../seat/connection-chip.tsx'
import { Foot } from '../seat/foot.tsx'
import { couldNot, whyNot } from '../seat/why-not.ts'
import { useSession } from '../sync/board-session.tsx'
import { useBoard, useCan, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { TakingCard } from '../taking/taking-card.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { eveningWords } from '../words/evening.ts'
import { GIVEN_BACK } from '../words/given-back.ts'
import { leadWords } from '../words/lead.ts'
import { useWords } from '../words/provided.ts'
import { screenWords } from '../words/screen.ts'
import { AgendaEditor } from './agenda-editor.tsx'
import { Ballots } from './ballots.tsx'
import { Cockpit } from './cockpit.tsx'
import { DoorCard } from './door-card.tsx'
import { EndingCard } from './ending-card.tsx'
import { HallCard } from './hall-card.tsx'
import { HidingCard } from './hiding-card.tsx'
import { Leading } from './leading.tsx'
import { LinksCard } from './links-card.tsx'
import { OpenScreen } from './open-screen.tsx'
import { PeopleCard } from './people-card.tsx'
import { PeriodCard } from './period-card.tsx'
import { PutAwayCard } from './put-away-card.tsx'
import { ReceptionCard } from './reception-card.tsx'
import { RedactCard } from './redact-card.tsx'
import { RulesCard } from './rules-card.tsx'
import { SettingLine } from './setting-line.tsx'
import { TablesCard } from './tables-card.tsx'
import { TimerCard } from './timer-card.tsx'
import { Health, TitleBar } from './title-bar.tsx'
import { type Reception, useReception } from './use-reception.ts'
import { useWaysIn, type WaysIn } from './ways-in.ts'
import { WifiCard } from './wifi-card.tsx'

/** 進行: the hall's screen, the tables, the ways in, and what residents may do. */
export default function Lead() {
  const { joinCode } = useSession()
  const { board, agenda } = useBoard()
  const ways = useWaysIn()
  const reception = useReception()
  const may = useCan()
  const mayLead = may('board.lead', { own: false })
  const mayRedact = may('notes.redact', { own: false })

  const [preparing, prepare] = useState(false)
  const evening = { ways, reception, mayLead }

  return (
    <Leading>
      <div className="lead">
        <title>{leadWords.documentTitle(board.title ?? leadWords.untitled)}</title>
        {agenda.length > 0 ? (
          <>
            <div className="cockpit-top">
              <TitleBar mayLead={mayLead}>
                <OpenScreen href={ways.hereOf('screen')} />
                <p className="cockpit-code figures">
                  <span className="sr-only">{leadWords.code}</span> {grouped(joinCode)}
                </p>
                <Button onClick={() => prepare(true)}>{eveningWords.prepare}</Button>
                <ConnectionChip brief />
              </TitleBar>
            </div>
            <Refused />
            <Cockpit {...evening} />
            {preparing && (
              <Dialog
                title={eveningWords.prepare}
                onClose={() => prepare(false)}
                className="mr-0 ml-auto h-dvh max-h-none w-[min(46rem,100vw)]"
              >
                <div className="lead-drawer">
                  <AgendaEditor mayLead={mayLead} />
                  <PeopleCard mayLead={mayLead} />
                  <HidingCard mayLead={mayLead} />
                  <Preparations {...evening} mayRedact={mayRedact} />
                  <Foot />
                </div>
              </Dialog>
            )}
          </>
        ) : (
          <>
            <Health />
            <TitleBar mayLead={mayLead} />
            <main className="lead-main">
              <div className="lead-column">
                <Refused />
                <HallCard
                  joinCode={joinCode}
                  screenHref={ways.hereOf('screen')}
                  mayLead={mayLead}
                  is={reception.is}
                />
                <TimerCard mayLead={mayLead} />
                <HidingCard mayLead={mayLead} />
                <GroupsCard />
                <Ballots mayLead={mayLead} />
                <TablesCard />
                <PutAwayCard />
                <AgendaEditor mayLead={mayLead} />
                <PeopleCard mayLead={mayLead} />
                <LinksCard ways={ways} />
                <PeriodCard mayLead={mayLead} />
                {mayRedact && <RedactCard />}
              </div>
              <div className="lead-column">
                <DoorCard joinCode={joinCode} ways={ways} is={reception.is} />
                <ReceptionCard ways={ways} mayLead={mayLead} reception={reception} />
                <WifiCard ways={ways} />
                <RulesCard mayLead={mayLead} />
                <TakingCard />
                <Lines mayLead={mayLead} />
                <EndingCard />
              </div>
            </main>
            <Foot />
          </>
        )}
      </div>
    </Leading>
  )
}

/** What stands in a drawer of its own once the evening has its course. */
function Preparations({
  ways,
  reception,
  mayLead,
  mayRedact,
}: {
  ways: WaysIn
  reception: Reception
  mayLead: boolean
  mayRedact: boolean
}) {
  const { joinCode } = useSession()
  return (
    <>
      <Lines mayLead={mayLead} />
      <DoorCard joinCode={joinCode} ways={ways} is={reception.is} />
      <LinksCard ways={ways} />
      <WifiCard ways={ways} />
      <PeriodCard mayLead={mayLead} />
      <TakingCard />
      {mayRedact && <RedactCard />}
      <EndingCard />
    </>
  )
}

/** What is said of the evening in a line each. */
function Lines({ mayLead }: { mayLead: boolean }) {
  const { board } = useBoard()
  return (
    <>
      <SettingLine
        setting="place"
        there={board.place ?? ''}
        patchOf={(place) => ({ place })}
        title={eveningWords.place}
        help={eveningWords.placeHelp}
        mayLead={mayLead}
      />
      <SettingLine
        setting="nextMeeting"
        there={board.nextMeeting ?? ''}
        patchOf={(nextMeeting) => ({ nextMeeting })}
        title={screenWords.nextMeeting}
        help={screenWords.nextMeetingHelp}
        mayLead={mayLead}
      />
    </>
  )
}

/** What the server would not take (a board closed in the same moment): told, and then gone. */
function Refused() {
  const givenBackWords = useWords(GIVEN_BACK)
  const device = useDevice()
  const givenBack = useDeviceState((state) => state.givenBack)
  const { board } = useBoard()
  const title = useBox(BOXES.boardTitle(), WORDS, () => board.title ?? '')
  const nextMeeting = useBox(BOXES.setting('nextMeeting'), WORDS, () => board.nextMeeting ?? '')
  if (givenBack.length === 0) return null
  return (
    <div role="alert">
      <Notice>
        <p>{leadWords.refused}</p>
        <ul>
          {givenBack.map((one) => (
            <li key={one.id}>
              {one.text && <p className="whitespace-pre-wrap font-bold">{one.text}</p>}
              <p>{`${couldNot(one, givenBackWords)}${whyNot(one, givenBackWords)}`}</p>
            </li>
          ))}
        </ul>
        <Button
          onClick={() => {
            for (const { id, operation } of givenBack) {
              // Its words go back into the box where they were written.
              const patch = operation.verb === 'board.set' ? operation.patch : {}
              if (patch.title) title.write(patch.title)
              if (patch.nextMeeting) nextMeeting.write(patch.nextMeeting)
              device.dismiss(id)
            }
          }}
        >
          {leadWords.dismiss}
        </Button>
      </Notice>
    </div>
  )
}
