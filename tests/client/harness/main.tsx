import { createRoot } from 'react-dom/client'
import { Route } from 'wouter'
import '../../../client/main.css'
import { Home } from '../../../client/join/home.tsx'
import { LinkPage } from '../../../client/join/link-page.tsx'
import Participant from '../../../client/notes/participant.tsx'
import { DeviceProvider } from '../../../client/sync/hooks.tsx'
import { Catch } from '../../../client/ui/catch.tsx'
import { StatusRegion } from '../../../client/ui/status.tsx'
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

declare global {
  interface Window {
    device: FakeDevice
    otherPosts: typeof otherPosts
  }
}
window.device = device
window.otherPosts = otherPosts

createRoot(document.getElementById('root') as HTMLElement).render(
  <Catch>
    <StatusRegion>
      <Route path="/" component={Home} />
      <Route path="/k/:secret">{({ secret }) => <LinkPage secret={secret} />}</Route>
      <Route path="/b/:board/participant">
        <DeviceProvider device={device}>
          <Participant />
        </DeviceProvider>
      </Route>
    </StatusRegion>
  </Catch>,
)
