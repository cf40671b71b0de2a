import { type ComponentType, useState, useSyncExternalStore } from 'react'
import { Button } from '../ui/button.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { uiWords } from '../words/ja.ts'
import { notesWords } from '../words/notes.ts'

/** What is seldom needed: the switch for hearing of others' notes, and what concerns this device. */
export function Foot() {
  return (
    <footer className="px-4 pb-10">
      <ReadOut />
      <AboutDevice />
    </footer>
  )
}

function ReadOut() {
  const speaker = useSpeaker()
  const on = useSyncExternalStore(
    (listener) => speaker.subscribe(listener),
    () => speaker.tellsOthers,
  )
  return (
    <label className="rings inline-flex min-h-12 items-center gap-3">
      <input
        type="checkbox"
        className="size-6 accent-act"
        checked={on}
        onChange={(event) => speaker.tellOthers(event.currentTarget.checked)}
      />
      {notesWords.readOut}
    </label>
  )
}

/** Loaded when it is opened: writing does not wait for it. */
function AboutDevice() {
  const speaker = useSpeaker()
  const [Inside, setInside] = useState<ComponentType | null>(null)
  const [failed, setFailed] = useState(false)
  const toggle = async () => {
    setFailed(false)
    if (Inside) return setInside(null)
    try {
      const { default: ThisDevice } = await import('./this-device.tsx')
      setInside(() => ThisDevice)
    } catch {
      setFailed(true)
      speaker.announce(uiWords.connection.away)
    }
  }
  return (
    <div>
      <Button look="plain" className="-ml-2" aria-expanded={Inside !== null} onClick={toggle}>
        {notesWords.thisDevice}
        <DownIcon className={Inside ? 'rotate-180' : ''} />
      </Button>
      {failed && <p>{uiWords.connection.away}</p>}
      {Inside && <Inside />}
    </div>
  )
}
