import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch, useSearch } from 'wouter'
import { type BoardId, isId } from '../shared/board/ids.ts'
import { type Role, roleOfSurface } from '../shared/board/roles.ts'
import { LinkPage } from './join/link-page.tsx'
import { InDefaultLanguage } from './language/in-language.tsx'
import { takeAdminKey } from './organiser/admin-key.ts'
import { BoardSession } from './sync/board-session.tsx'
import { Loading } from './ui/page.tsx'

// Each surface is a chunk of its own: a phone never loads the laptops' code.
const Home = lazy(() => import('./join/home.tsx'))
const Elsewhere = lazy(() => import('./join/elsewhere.tsx'))
const Participant = lazy(() => import('./participant/participant.tsx'))
const Scribe = lazy(() => import('./scribe/scribe.tsx'))
const Staff = lazy(() => import('./matrix/staff.tsx'))
const Lead = lazy(() => import('./lead/lead.tsx'))
const Boards = lazy(() => import('./organiser/boards.tsx'))
const Screen = lazy(() => import('./screen/screen.tsx'))
const Print = lazy(() => import('./print/print.tsx'))

const SURFACES: Record<Role, ComponentType> = {
  participant: Participant,
  scribe: Scribe,
  staff: Staff,
  facilitator: Lead,
  screen: Screen,
}

export function Routes() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/" component={Front} />
        <Route path="/k/:secret">{({ secret }) => <LinkPage secret={secret} />}</Route>
        <Route path="/r/:secret">{({ secret }) => <LinkPage secret={secret} kind="back" />}</Route>
        <Route path="/b/:board/print/:sheet">
          {({ board, sheet }) => (
            <InDefaultLanguage>
              <Print board={board} sheet={sheet} />
            </InDefaultLanguage>
          )}
        </Route>
        <Route path="/b/:board/:surface">
          {({ board, surface }) => <Surface board={board} role={roleOfSurface(surface)} />}
        </Route>
        <Route>
          <Elsewhere />
        </Route>
      </Switch>
    </Suspense>
  )
}

// The key leaves the address bar before anything is drawn; a link pasted into an open page, too.
takeAdminKey()
addEventListener('hashchange', takeAdminKey)

/** `/` asks for the code; `/?boards` is the organiser's page. */
function Front() {
  if (!new URLSearchParams(useSearch()).has('boards')) return <Home />
  return (
    <InDefaultLanguage>
      <Boards />
    </InDefaultLanguage>
  )
}

function Surface({ board, role }: { board: string; role: Role | undefined }) {
  if (!role || !isId<BoardId>(board)) return <Elsewhere />
  const Screen = SURFACES[role]
  const session = (
    <BoardSession key={`${board} ${role}`} board={board} role={role}>
      <Screen />
    </BoardSession>
  )
  return role === 'participant' ? session : <InDefaultLanguage>{session}</InDefaultLanguage>
}
