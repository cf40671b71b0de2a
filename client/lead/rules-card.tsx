import { useDeviceState } from '../sync/hooks.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { leadWords } from '../words/lead.ts'
import { useLead } from './leading.tsx'
import { Switch } from './switch.tsx'

/** What residents may do just now. */
export function RulesCard({ mayLead }: { mayLead: boolean }) {
  const lead = useLead()
  const { groupingOpen, ownGrouping, locked } = useDeviceState((state) => state.settings)
  return (
    <section className="lead-card" aria-labelledby="lead-rules">
      <h2 id="lead-rules">
        <Phrases>{leadWords.rules}</Phrases>
      </h2>
      <Switch
        label={leadWords.grouping}
        help={groupingOpen ? leadWords.groupingOn : leadWords.groupingOff}
        on={groupingOpen}
        disabled={!mayLead}
        onTurn={(on) => lead({ grouping: on ? 'all' : 'own' })}
      />
      <Switch
        label={leadWords.ownGrouping}
        help={ownGrouping ? leadWords.ownGroupingOn : leadWords.ownGroupingOff}
        on={ownGrouping}
        disabled={!mayLead || groupingOpen}
        onTurn={(on) => lead({ grouping: on ? 'own' : 'team' })}
      />
      <Switch
        label={leadWords.lock}
        help={locked ? leadWords.lockOn : leadWords.lockOff}
        on={locked}
        disabled={!mayLead}
        onTurn={(on) => lead({ locked: on })}
      />
    </section>
  )
}
