import { useSyncExternalStore } from 'react'
import { useBoardName } from '../drafts/use-box.ts'
import { LanguageChoice } from '../language/language-choice.tsx'
import { OwnSign } from '../other-device/own-sign.tsx'
import { EraseButton } from '../sync/erase-button.tsx'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { THIS_DEVICE } from '../words/this-device.ts'

/** Where this device sits, the way to leave nothing on a lent one, and what its screen reader tells of. */
export default function ThisDevice() {
  const uiWords = useWords(SHARED)
  const words = useWords(THIS_DEVICE)
  const { seat } = useDevice()
  const board = useBoardName()
  const allSaved = useDeviceState((state) => state.allSaved)
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2 pt-1 pb-3">
      {seat.table !== undefined && (
        <p>
          <Ruby>{words.table(uiWords.tableName(seat.table))}</Ruby>
        </p>
      )}
      {seat.role === 'participant' && <LanguageChoice />}
      <OwnSign />
      <p>
        <Ruby>{words.lent}</Ruby>
      </p>
      <EraseButton board={board} surface={seat.role} unsent={!allSaved} />
      <ReadOut />
    </div>
  )
}

/** For screen readers: whether others' notes are told of. */
function ReadOut() {
  const words = useWords(THIS_DEVICE)
  const speaker = useSpeaker()
  const on = useSyncExternalStore(
    (listener) => speaker.subscribe(listener),
    () => speaker.tellsOthers,
  )
  return (
    <label className="rings flex min-h-12 items-center gap-3 rounded-8 py-1">
      <input
        type="checkbox"
        className="size-6 shrink-0 accent-act"
        checked={on}
        onChange={(event) => speaker.tellOthers(event.currentTarget.checked)}
      />
      <span>
        <Ruby>{words.readOut}</Ruby>
      </span>
    </label>
  )
}
