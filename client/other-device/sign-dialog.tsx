import { useState } from 'react'
import { type Picture, SIGN_LENGTH } from '../../shared/sign.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { RETURNED } from '../words/returned.ts'
import { ChoosePictures } from './choose-pictures.tsx'
import { chooseSign, type OwnSeat } from './requests.ts'
import { useRequest } from './use-request.ts'

/** 絵の合いことば: chosen while the device still works. */
export default function SignDialog({
  seat,
  has,
  onClose,
}: {
  seat: OwnSeat
  /** Some were chosen before. */
  has: boolean
  onClose: () => void
}) {
  const words = useWords(RETURNED)
  const speaker = useSpeaker()
  const [chosen, choose] = useState<readonly Picture[]>([])
  const { isBusy, problem, send } = useRequest()
  const isWhole = chosen.length === SIGN_LENGTH

  const keep = (sign: readonly Picture[] | null) =>
    send(async () => {
      await chooseSign(seat, sign)
      speaker.announce(sign ? words.signSaid : words.signRemoved)
      onClose()
    })

  return (
    <Dialog title={words.signTitle} onClose={onClose}>
      <div className="grid grid-cols-1 gap-3">
        <p>
          <Ruby>{words.signHelp}</Ruby>
        </p>
        <ChoosePictures chosen={chosen} onChoose={choose} />
        <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
        <Button
          look="main"
          aria-disabled={!isWhole || isBusy}
          onClick={() => isWhole && void keep(chosen)}
        >
          {words.signDo}
        </Button>
        {has && <Button onClick={() => void keep(null)}>{words.signRemove}</Button>}
      </div>
    </Dialog>
  )
}
