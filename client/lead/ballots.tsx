import { LeadBallots } from '../ballots/lead-ballots.tsx'
import { useLead } from './leading.tsx'

/** What everybody is asked, with the wall's view of it. */
export function Ballots({ mayLead }: { mayLead: boolean }) {
  const lead = useLead()
  return (
    <LeadBallots mayLead={mayLead} onWall={(goal) => lead({ focus: { goal, view: 'ballot' } })} />
  )
}
