import type { MouseEvent } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { OPEN_AT_ONCE } from '../sync/http.ts'
import { Chip } from '../ui/chip.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { leadWords } from '../words/lead.ts'

/** Opens the projector's window on its view; where it is open already, brings that one to the front. */
export function OpenScreen({ href }: { href: string | undefined }) {
  const { id } = useSession()
  const screens = useDeviceState((state) => state.here.screens ?? 0)
  if (href === undefined) return null
  const address = `${href}${href.includes('?') ? '&' : '?'}${OPEN_AT_ONCE}`
  const name = `screen-${id}`

  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    // By its name the browser finds the window again, also after this page was loaded anew.
    const found = window.open('', name)
    // Kept from opening one: the link itself still may.
    if (!found) return
    event.preventDefault()
    if (isEmpty(found)) found.location.href = new URL(address, location.href).href
    found.focus()
  }
  return (
    <p className="lead-open-screen">
      <Chip tone={screens > 0 ? 'done' : 'calm'} className="justify-self-start">
        {screens > 0 && <CheckIcon />}
        {leadWords.screens(screens)}
      </Chip>
      <a href={address} target={name} onClick={open}>
        {leadWords.openScreen}
      </a>
      {leadWords.openScreenHelp}
    </p>
  )
}

/** A window of another address of this server does not say where it is: then it is not empty. */
function isEmpty(found: Window): boolean {
  try {
    return found.location.href === 'about:blank'
  } catch {
    return false
  }
}
