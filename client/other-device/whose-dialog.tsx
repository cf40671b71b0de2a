import { clockIn } from '../../shared/tokyo.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { RETURNED } from '../words/returned.ts'
import { type OwnSeat, sayWhose } from './requests.ts'
import { useRequest } from './use-request.ts'

/** 端末を替えましたか: the device before answers for the one that came. */
export default function WhoseDialog({
  seat,
  since,
  onClose,
}: {
  seat: OwnSeat
  since: number
  onClose: () => void
}) {
  const words = useWords(RETURNED)
  const speaker = useSpeaker()
  const { isBusy, problem, send } = useRequest()
  const say = (isMine: boolean) =>
    send(async () => {
      await sayWhose(seat, since, isMine)
      if (!isMine) speaker.announce(words.otherSaidNo)
      onClose()
    })
  return (
    <Dialog title={words.otherTitle} onClose={onClose}>
      <div className="grid grid-cols-1 gap-3">
        <p>
          <Ruby>{words.otherHelp(clockIn(since))}</Ruby>
        </p>
        <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
        <div className="grid gap-1">
          <Button look="main" aria-disabled={isBusy} onClick={() => void say(true)}>
            {words.otherYes}
          </Button>
          <p>
            <Ruby>{words.otherYesThen}</Ruby>
          </p>
        </div>
        <div className="grid gap-1">
          <Button aria-disabled={isBusy} onClick={() => void say(false)}>
            {words.otherNo}
          </Button>
          <p>
            <Ruby>{words.otherNoThen}</Ruby>
          </p>
        </div>
      </div>
    </Dialog>
  )
}
