import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JoinChallenge, JoinProof } from '../../shared/join-proof.ts'
import { solved } from '../server/seats/solved.ts'
import { Hall } from './hall.ts'

let hall: Hall
beforeEach(async () => {
  hall = await Hall.open()
})
afterEach(() => hall.close())

const join = (code: string, proof?: JoinProof) =>
  fetch(`${hall.origin}/api/join`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, ...(proof ? { proof } : {}) }),
  })

test('I5 in a flood of wrong numbers every resident gets in by the second request', async () => {
  const code = hall.board.joinCode
  const wrong = code === '000000' ? '000001' : '000000'
  const flood = () => Promise.all(Array.from({ length: 20 }, () => join(wrong)))
  for (let wave = 0; wave < 10; wave++) await flood()
  for (let resident = 0; resident < 30; resident++) {
    const asked = await join(code)
    // Once in six seconds one is looked up without any work: she may be the lucky one.
    if (asked.status === 200) continue
    expect(asked.status).toBe(429)
    const { challenge } = (await asked.json()) as { challenge: JoinChallenge }
    const [proof] = await Promise.all([solved(challenge, code), flood()])
    expect((await join(code, proof)).status).toBe(200)
  }
})
