import { useEffect, useState } from 'react'
import { type Picture, SIGN_LENGTH } from '../../shared/sign.ts'
import { HttpError } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { RETURNED } from '../words/returned.ts'
import { SHARED } from '../words/shared.ts'
import { ChoosePictures } from './choose-pictures.tsx'
import { guessesLeft, type OwnSeat, openEarlier } from './requests.ts'
import { useRequest } from './use-request.ts'

/** 前の付箋をひらく: on the old device, or by pictures; or why not. */
export default function OpenDialog({ seat, onClose }: { seat: OwnSeat; onClose: () => void }) {
  const words = useWords(RETURNED)
  const uiWords = useWords(SHARED)
  const { board, role } = seat
  const speaker = useSpeaker()
  const [guesses, setGuesses] = useState<number | 'asking' | 'away'>('asking')
  const [asked, setAsked] = useState(0)
  const [chosen, choose] = useState<readonly Picture[]>([])
  const { isBusy, problem, send } = useRequest()
  const isWhole = chosen.length === SIGN_LENGTH

  // biome-ignore lint/correctness/useExhaustiveDependencies: after a wrong one there is one less
  useEffect(() => {
    let over = false
    guessesLeft({ board, role }).then(
      (left) => !over && setGuesses(left),
      (error) => {
        if (!(error instanceof HttpError)) throw error
        if (!over) setGuesses('away')
      },
    )
    return () => {
      over = true
    }
  }, [board, role, asked])

  const open = () =>
    send(async () => {
      try {
        await openEarlier(seat, chosen)
      } catch (error) {
        choose([])
        setAsked((times) => times + 1)
        throw error
      }
      speaker.announce(words.opened)
      onClose()
    })

  return (
    <Dialog title={words.openTitle} onClose={onClose}>
      <div className="grid grid-cols-1 gap-3">
        <p>
          <Ruby>{words.openOld}</Ruby>
        </p>
        {guesses === 'asking' && <p aria-busy="true">{uiWords.loading}</p>}
        {guesses === 'away' && <Notice>{words.away}</Notice>}
        {guesses === 0 && (
          <p>
            <Ruby>{words.openNone}</Ruby>
          </p>
        )}
        <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
        {typeof guesses === 'number' && guesses > 0 && (
          <>
            <p>
              {words.openSign}
              {words.openLeft(guesses)}
            </p>
            <ChoosePictures chosen={chosen} onChoose={choose} />
            <Button
              look="main"
              aria-disabled={!isWhole || isBusy}
              onClick={() => isWhole && void open()}
            >
              {words.openDo}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}
