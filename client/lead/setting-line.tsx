import { useRef, useState } from 'react'
import { type BoardSettings, type SettingKey, settingOf } from '../../shared/board/settings.ts'
import { ROOM } from '../../shared/board/words.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { Shut } from '../seat/shut.tsx'
import { useShut } from '../seat/use-shut.ts'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { EditIcon } from '../ui/tool-icons.tsx'
import { leadWords } from '../words/lead.ts'

interface SettingLineProps {
  setting: SettingKey
  /** What is set now; '' for nothing. */
  there: string
  patchOf: (text: string) => Partial<BoardSettings>
  title: string
  help: string
  mayLead: boolean
}

/** A setting that is one line of words: what it is now, and a box to write it. */
export function SettingLine(props: SettingLineProps) {
  const [writing, setWriting] = useState(false)
  const { setting, there, title, help, mayLead } = props
  const heading = `lead-${setting}`
  return (
    <section className="lead-card" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p>{help}</p>
      {there !== '' && (
        <p className="lead-plan-words">
          <strong>{there}</strong>
        </p>
      )}
      <Button disabled={!mayLead} onClick={() => setWriting(true)}>
        <EditIcon />
        {leadWords.writeSetting(title)}
      </Button>
      {writing && <WriteLine {...props} onDone={() => setWriting(false)} />}
    </section>
  )
}

/** Over the page: what lies below it stays where it is. */
function WriteLine({
  setting,
  there,
  patchOf,
  title,
  mayLead,
  onDone,
}: SettingLineProps & { onDone: () => void }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const kept = useBox(BOXES.setting(setting), WORDS, () => there)
  const tellsTooLong = useTellsTooLong()
  const box = useRef<TextBoxHandle>(null)
  const shut = useShut(mayLead)
  const room = settingOf(setting).typed ?? ROOM.line

  const save = () => {
    if (shut) return
    const wanted = (box.current?.settle() ?? kept.value).trim()
    if (tellsTooLong(wanted, room)) return box.current?.focus()
    if (wanted !== there) {
      device.perform({ verb: 'board.set', patch: patchOf(wanted) })
      speaker.announce(leadWords.settingWritten(title))
    }
    kept.sent()
    onDone()
  }

  return (
    <Dialog title={leadWords.writeSetting(title)} onClose={onDone} closer={false}>
      <TextBox
        ref={box}
        label={title}
        labelClassName="block font-bold"
        value={kept.value}
        readOnly={shut !== null}
        room={room}
        onPeek={(text) => kept.keep(text)}
        onChange={(text) => kept.write(text.replace(/\n/g, ''))}
        onEnter={save}
        rows={1}
        autoFocus
      />
      <KeptLine box={kept} onDrop={() => box.current?.focus()} />
      {shut && <Shut why={shut} left={kept.value !== there} box={box} />}
      <div className="mt-3 flex flex-wrap gap-2">
        {!shut && (
          <Button look="main" onClick={save}>
            {leadWords.saveSetting}
          </Button>
        )}
        <Button onClick={onDone}>{leadWords.cancel}</Button>
      </div>
    </Dialog>
  )
}
