import { type ReactNode, useRef, useState } from 'react'
import { isBlank, ROOM } from '../../shared/board/words.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { ConnectionChip } from '../seat/connection-chip.tsx'
import { Shut } from '../seat/shut.tsx'
import { useShut } from '../seat/use-shut.ts'
import { useBoard, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { TimeLeft } from '../timer/time-left.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { EditIcon, PeopleIcon } from '../ui/tool-icons.tsx'
import { leadWords } from '../words/lead.ts'

/** The time left and the connection: they stay in sight, however far down one is. */
export function Health() {
  return (
    <section className="lead-health" aria-label={leadWords.health}>
      <TimeLeft className="lead-time" />
      <ConnectionChip />
    </section>
  )
}

/** The board's name, which the facilitator may change, and how many people are there. */
export function TitleBar({ mayLead, children }: { mayLead: boolean; children?: ReactNode }) {
  const { board } = useBoard()
  const people = useDeviceState((state) => state.here.people)
  const [renaming, setRenaming] = useState(false)
  const title = board.title || leadWords.untitled

  return (
    <header className="lead-head">
      <p className="lead-surface">{leadWords.surface}</p>
      <div className="lead-title">
        <h1>{title}</h1>
        {mayLead && (
          <Button look="plain" onClick={() => setRenaming(true)}>
            <EditIcon />
            {leadWords.rename}
          </Button>
        )}
      </div>
      {renaming && (
        <Rename mayLead={mayLead} title={board.title ?? ''} onDone={() => setRenaming(false)} />
      )}
      <div className="lead-actions">
        {board.state === 'closed' && <Chip tone="look">{leadWords.closedChip}</Chip>}
        <Chip>
          <PeopleIcon />
          <span className="figures">{leadWords.people(people)}</span>
        </Chip>
        {children}
      </div>
    </header>
  )
}

/** Over the page: what lies below it stays where it is. */
function Rename({
  mayLead,
  title,
  onDone,
}: {
  mayLead: boolean
  title: string
  onDone: () => void
}) {
  const device = useDevice()
  const speaker = useSpeaker()
  const kept = useBox(BOXES.boardTitle(), WORDS, () => title)
  const tellsTooLong = useTellsTooLong()
  const [empty, setEmpty] = useState(false)
  const box = useRef<TextBoxHandle>(null)
  const shut = useShut(mayLead)

  const save = () => {
    if (shut) return
    const wanted = (box.current?.settle() ?? kept.value).trim()
    if (tellsTooLong(wanted, ROOM.title)) return box.current?.focus()
    if (isBlank(wanted)) {
      setEmpty(true)
      box.current?.focus()
      return
    }
    if (wanted !== title) {
      device.perform({ verb: 'board.set', patch: { title: wanted } })
      speaker.announce(leadWords.renamed)
    }
    kept.sent()
    onDone()
  }

  return (
    <Dialog title={leadWords.rename} onClose={onDone} closer={false}>
      <TextBox
        ref={box}
        label={empty ? leadWords.emptyTitle : leadWords.title}
        labelClassName="block font-bold"
        value={kept.value}
        readOnly={shut !== null}
        room={ROOM.title}
        onPeek={(text) => kept.keep(text)}
        onChange={(text) => {
          kept.write(text.replace(/\n/g, ''))
          setEmpty(false)
        }}
        onEnter={save}
        rows={1}
        invalid={empty}
        autoFocus
      />
      <KeptLine box={kept} onDrop={() => box.current?.focus()} />
      {shut && <Shut why={shut} left={kept.value !== title} box={box} />}
      <div className="mt-3 flex flex-wrap gap-2">
        {!shut && (
          <Button look="main" onClick={save}>
            {leadWords.save}
          </Button>
        )}
        <Button onClick={onDone}>{leadWords.cancel}</Button>
      </div>
    </Dialog>
  )
}
