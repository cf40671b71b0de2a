import { useId, useState } from 'react'
import { Notice } from '../ui/notice.tsx'
import { leadWords } from '../words/lead.ts'
import { saidBy } from './said-by.ts'
import type { WaysIn } from './ways-in.ts'

/** Which of this machine's addresses the QR carries. */
export function ChooseAddress({ ways }: { ways: WaysIn }) {
  const ids = { field: useId(), help: useId() }
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (address: string) => {
    try {
      await ways.choose(address)
      setProblem(null)
    } catch (error) {
      setProblem(saidBy(error))
    }
  }
  return (
    <div className="lead-field">
      <label htmlFor={ids.field}>{leadWords.choose}</label>
      <select
        id={ids.field}
        aria-describedby={ids.help}
        value={ways.address}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        {ways.addresses.map((address) => (
          <option key={address}>{address}</option>
        ))}
      </select>
      <p id={ids.help}>{leadWords.chooseHelp}</p>
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
    </div>
  )
}
