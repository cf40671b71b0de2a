import { useRef, useState } from 'react'
import { type GoalId, type GroupId, newId } from '../../shared/board/ids.ts'
import type { Group } from '../../shared/board/view.ts'
import { isBlank, ROOM } from '../../shared/board/words.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { chance } from '../seat/chance.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { groupsWords as words } from '../words/groups.ts'
import { useDo } from './use-do.ts'

/** 表札: the name that the hall reads. */
export function NameIsland({ group, onClose }: { group: Group; onClose: () => void }) {
  const act = useDo()
  const now = useBoard().groups.find(({ id }) => id === group.id) ?? group
  return (
    <Naming
      title={isBlank(now.title) ? words.name : words.rename}
      box={BOXES.groupTitle(group.id)}
      begin={now.title}
      gone={now.removed}
      onSave={(title) => title === now.title || act.name(now, title)}
      onClose={onClose}
    />
  )
}

/** An island before its first note. */
export function MakeIsland({ goal, onClose }: { goal: GoalId; onClose: () => void }) {
  const act = useDo()
  const [group] = useState(() => newId<GroupId>(chance))
  return (
    <Naming
      title={words.makeTitle}
      help={words.makeHelp}
      box={BOXES.groupTitle(goal)}
      begin=""
      onSave={(title) =>
        !isBlank(title) &&
        act.makeEmpty({ verb: 'groups.make', group, goal, notes: [], title }, title)
      }
      onClose={onClose}
    />
  )
}

interface NamingProps {
  title: string
  help?: string
  /** One of BOXES. */
  box: string
  begin: string
  gone?: boolean
  /** @returns whether it was done */
  onSave: (title: string) => boolean
  onClose: () => void
}

function Naming({ title, help, box, begin, gone = false, onSave, onClose }: NamingProps) {
  const kept = useBox(box, WORDS, () => begin)
  const tellsTooLong = useTellsTooLong()
  const field = useRef<TextBoxHandle>(null)
  const save = () => {
    const wanted = (field.current?.settle() ?? kept.value).trim()
    if (gone || tellsTooLong(wanted, ROOM.groupTitle) || !onSave(wanted))
      return field.current?.focus()
    kept.sent()
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose} closer={false}>
      {gone && <p className="font-bold">{words.gone}</p>}
      <TextBox
        ref={field}
        label={words.nameField}
        labelClassName="block font-bold"
        value={kept.value}
        room={ROOM.groupTitle}
        onPeek={(text) => kept.keep(text)}
        onChange={(text) => kept.write(text.replace(/\n/g, ''))}
        onEnter={save}
        rows={1}
        autoFocus
      />
      <p className="mt-1 text-sub">{help ?? words.nameExample}</p>
      <KeptLine box={kept} onDrop={() => field.current?.focus()} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="main" onClick={save}>
          {words.saveName}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </Dialog>
  )
}
