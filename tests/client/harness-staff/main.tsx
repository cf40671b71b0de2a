import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Router } from 'wouter'
import '../../../client/main.css'
import Staff from '../../../client/matrix/staff.tsx'
import Scribe from '../../../client/scribe/scribe.tsx'
import { DeviceProvider } from '../../../client/sync/hooks.tsx'
import { StatusRegion } from '../../../client/ui/status.tsx'
import type { ActorId } from '../../../shared/board/ids.ts'
import { isRole } from '../../../shared/board/roles.ts'
import { FakeDevice } from '../fake-device.ts'
import { evening } from './evening.ts'

const asked = new URLSearchParams(location.search)
const role = asked.get('role')
const table = Number(asked.get('table')) || undefined
const body = asked.get('body') as ActorId | null
const device = new FakeDevice(
  { role: isRole(role) ? role : 'staff', table, body: body ?? undefined },
  evening(),
)
device.savesAtOnce = true
device.set({ here: { people: 46, tables: { 1: 6, 2: 5, 3: 6, 4: 5, 5: 6, 6: 6, 7: 5, 8: 5 } } })
Object.assign(window, { device })

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <StatusRegion>
        <DeviceProvider device={device}>
          <Router hook={() => ['/b/fake/staff', () => {}]}>
            <Route path="/b/:board/staff">
              {device.seat.role === 'scribe' ? <Scribe /> : <Staff />}
            </Route>
          </Router>
        </DeviceProvider>
      </StatusRegion>
    </StrictMode>,
  )
