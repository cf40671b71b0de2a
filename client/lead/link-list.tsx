import { ROLES, type Role } from '../../shared/board/roles.ts'
import { OPEN_AT_ONCE } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { leadWords } from '../words/lead.ts'
import type { RoleLinks } from './role-links.ts'

/** The five kinds of people, each with its link to show or to open in a window here. */
export function LinkList({ links, onShow }: { links: RoleLinks; onShow: (role: Role) => void }) {
  return (
    <ul className="lead-links">
      {ROLES.map((role) => (
        <li key={role}>
          <p>
            <strong>{leadWords.role[role]}</strong>
            <span>{leadWords.roleFor[role]}</span>
          </p>
          <div className="lead-actions">
            <Button
              aria-label={leadWords.showLinkOf(leadWords.role[role])}
              onClick={() => onShow(role)}
            >
              {leadWords.showLink}
            </Button>
            {role !== 'facilitator' && (
              <a
                href={hereAtOnce(links, role)}
                target="_blank"
                rel="noopener"
                aria-label={leadWords.openHereOf(leadWords.role[role])}
              >
                {leadWords.openHere}
              </a>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** A projector's window has nothing to ask before it opens. */
function hereAtOnce(links: RoleLinks, role: Role) {
  const here = links.hereOf(role)
  return here !== undefined && role === 'screen' ? `${here}?${OPEN_AT_ONCE}` : here
}
