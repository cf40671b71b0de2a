import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Route } from 'wouter'
import '../../../client/main.css'
import Home from '../../../client/join/home.tsx'
import { LinkPage } from '../../../client/join/link-page.tsx'
import Participant from '../../../client/participant/participant.tsx'
import { DeviceProvider } from '../../../client/sync/hooks.tsx'
import { Catch } from '../../../client/ui/catch.tsx'
import { StatusRegion } from '../../../client/ui/status.tsx'
import { TextBox } from '../../../client/ui/text-box.tsx'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'
import { FakeDevice } from '../fake-device.ts'

const device = new FakeDevice({ role: 'participant', table: 2 })
let count = 0

/** Another resident puts a note up. */
function otherPosts(text: string, goal = 'g1', actor = 'residents', table = (count % 5) + 1) {
  count++
  device.others({
    verb: 'notes.post',
    note: `other${count}` as NoteId,
    goal: goal as GoalId,
    actor: actor as ActorId,
    text,
    rank: `a${count}`,
    table,
    heard: 'written',
    at: Date.now() - 1_000_000 + count * 1000,
  })
}

/** One text in two hands: `window.othersWrite` is the other hand. */
function SharedText() {
  const [text, setText] = useState('ごみ出し')
  window.othersWrite = setText
  return (
    <main>
      <h1>ひとつの文を ふたりで</h1>
      <TextBox label="文" value={text} onChange={setText} onEnter={() => setText('送った')} />
      <output>{text}</output>
    </main>
  )
}

declare global {
  interface Window {
    device: FakeDevice
    otherPosts: typeof otherPosts
    othersWrite: (change: (text: string) => string) => void
  }
}
window.device = device
window.otherPosts = otherPosts

createRoot(document.getElementById('root') as HTMLElement).render(
  <Catch>
    <StatusRegion>
      <Route path="/">
        <Home />
      </Route>
      <Route path="/shared-text" component={SharedText} />
      <Route path="/k/:secret">{({ secret }) => <LinkPage secret={secret} />}</Route>
      <Route path="/r/:secret">{({ secret }) => <LinkPage secret={secret} kind="back" />}</Route>
      <Route path="/b/:board/participant">
        <DeviceProvider device={device}>
          <Participant />
        </DeviceProvider>
      </Route>
    </StatusRegion>
  </Catch>,
)
