import { type ComponentType, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { uiWords } from '../words/ja.ts'
import { notesWords } from '../words/notes.ts'

/** What is seldom needed. */
export function Foot() {
  return (
    <footer className="px-4 pb-10">
      <AboutDevice />
    </footer>
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
