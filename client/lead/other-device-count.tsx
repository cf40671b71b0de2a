import type { Returned } from '../../shared/http.ts'
import { Phrases } from '../ui/phrases.tsx'
import { returnedCount as words } from '../words/returned.ts'

/** How many seats go on on another device, by whose links: whether that fits what was asked for is seen. */
export function ReturnedCount({ returned: { by, waiting, denied } }: { returned: Returned }) {
  const times = by.reduce((sum, one) => sum + one.times, 0)
  if (times === 0) return null
  return (
    <div className="figures">
      <p>{words.total(times)}</p>
      <ul>
        {by.map((one) => (
          <li key={`${one.role} ${one.table}`}>
            <Phrases>{words.by(words.role[one.role], one.table, one.times)}</Phrases>
          </li>
        ))}
        {waiting > 0 && <li>{words.waiting(waiting)}</li>}
        {denied > 0 && <li>{words.denied(denied)}</li>}
      </ul>
    </div>
  )
}
