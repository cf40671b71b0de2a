import { useState } from 'react'
import type { CommandId, Ready } from '../../shared/board/commands.ts'
import { newId } from '../../shared/board/ids.ts'
import type { Phase } from '../../shared/board/view.ts'
import { usePrefix } from '../drafts/use-box.ts'
import { useSession } from '../sync/board-session.tsx'
import { kept } from '../sync/device-storage.ts'
import { useDevice } from '../sync/hooks.tsx'
import { HttpError, request } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { PHASE } from '../words/phase.ts'
import { useWords } from '../words/provided.ts'
import { chance } from './chance.ts'

/** In these a 班 may say how it has come along. */
const ASKED: ReadonlySet<Phase['kind']> = new Set(['write', 'share', 'vote'])

/** 班「できました」 and もう少し時間: one press, one more takes it back. Nobody is told who pressed. */
export function ReadyBar({ phase }: { phase: Phase }) {
  const words = useWords(PHASE)
  const speaker = useSpeaker()
  const { id: board } = useSession()
  const { role } = useDevice().seat
  const key = `${usePrefix()}ready`
  const [said, setSaid] = useState(() => readIn(kept.get(key), phase.id))
  const [problem, setProblem] = useState('')
  if (!ASKED.has(phase.kind)) return null

  const say = async (wanted: Ready) => {
    const ready = said === wanted ? null : wanted
    // At once, as it was pressed; what did not arrive is taken back and said.
    setSaid(ready)
    setProblem('')
    const id = newId<CommandId>(chance)
    try {
      await request('POST /api/boards/:id/commands', {
        ...{ at: { id: board }, as: role },
        body: { id, verb: 'phase.ready', phase: phase.id, ready },
      })
      kept.put(key, `${phase.id} ${ready ?? ''}`)
      speaker.announce(ready ? words[`${ready}Said`] : words.takenBack)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      setSaid(said)
      setProblem(error.code === 'not-current' ? words.notNow : words.notSaid)
    }
  }
  const button = (ready: Ready) => (
    <Button
      aria-pressed={said === ready}
      className={said === ready ? 'bg-act-soft' : ''}
      onClick={() => void say(ready)}
    >
      {said === ready && <CheckIcon />}
      {words[ready]}
    </Button>
  )
  return (
    <fieldset className="grid grid-cols-2 gap-2">
      <legend className="mb-1 text-sub">{words.ready}</legend>
      {button('done')}
      {button('more')}
      <p role="alert" className="col-span-2 font-bold text-look empty:hidden">
        {problem}
      </p>
    </fieldset>
  )
}

const readIn = (text: string | undefined, phase: string): Ready | null => {
  const [of, ready] = text?.split(' ') ?? []
  return of === phase && (ready === 'done' || ready === 'more') ? ready : null
}
