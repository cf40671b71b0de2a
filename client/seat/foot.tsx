import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { useOpening } from '../ui/late.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { ThisDevice } from './lazy-parts.ts'

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
  const notesWords = useWords(NOTES)
  const [isOpen, setOpen] = useState(false)
  const opening = useOpening()
  const toggle = () =>
    isOpen ? setOpen(false) : void opening.open(ThisDevice, () => setOpen(true))
  return (
    <div>
      <Button look="plain" className="-ml-2" aria-expanded={isOpen} onClick={toggle}>
        {notesWords.thisDevice}
        <DownIcon className={isOpen ? 'rotate-180' : ''} />
      </Button>
      {opening.missing}
      {isOpen && <ThisDevice />}
    </div>
  )
}
