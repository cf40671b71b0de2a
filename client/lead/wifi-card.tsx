import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { receptionWords as words } from '../words/reception.ts'
import type { WaysIn } from './ways-in.ts'
import { WifiDialog } from './wifi-dialog.tsx'

/** The hall's own network, for the sheets on the tables. */
export function WifiCard({ ways }: { ways: WaysIn }) {
  const [editing, setEditing] = useState(false)
  return (
    <section className="lead-card" aria-labelledby="lead-wifi">
      <h2 id="lead-wifi">
        <Phrases>{words.wifi}</Phrases>
      </h2>
      <p>{ways.wifi ? words.wifiNow(ways.wifi.name) : words.wifiNone}</p>
      <p className="lead-sub">{words.wifiHelp}</p>
      <Button onClick={() => setEditing(true)}>{words.wifiEdit}</Button>
      {editing && <WifiDialog ways={ways} onClose={() => setEditing(false)} />}
    </section>
  )
}
