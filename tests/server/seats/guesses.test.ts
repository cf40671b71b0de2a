import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from '../../../client/join/sha256.ts'
import {
  Guesses,
  lengthForNew,
  type MayLook,
  TRIES_AT_ONCE,
  TRIES_PER_HOUR,
} from '../../../server/seats/guesses.ts'
import { JoinChallenges } from '../../../server/seats/join-challenges.ts'
import { codeSpace } from '../../../shared/way-in.ts'
import { FakeClock } from '../fake-clock.ts'
import { seeded } from '../seeded.ts'
import { solved } from './solved.ts'

const HOUR_MS = 3_600_000

function challengeOf(may: MayLook) {
  if (may.kind === 'look') throw new Error('nothing was asked for')
  return may.challenge
}

/** Wrong ones without work, until work is asked for. */
function withoutWork(guesses: Guesses, code = '000000') {
  let tries = 0
  for (;;) {
    const may = guesses.may(code, undefined)
    if (may.kind !== 'look') return { tries, may }
    tries++
  }
}

test('the phone’s SHA-256 is the one of everybody else', () => {
  const chance = seeded(5)
  for (const length of [0, 1, 40, 55, 56, 63, 64, 65, 119, 120, 300]) {
    const bytes = chance(new Uint8Array(length))
    const words = [...sha256(bytes)].map((word) => word.toString(16).padStart(8, '0')).join('')
    expect(words).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

test('500 wrong codes a second: who did the work is looked up at the first time', async () => {
  const clock = new FakeClock()
  const guesses = new Guesses(clock.elapsed, seeded(1))
  withoutWork(guesses)
  let got = 0
  for (let resident = 0; resident < 30; resident++) {
    for (let wrong = 0; wrong < 50; wrong++) guesses.may('000000', undefined)
    const proof = await solved(challengeOf(guesses.may('158747', undefined)), '158747')
    await clock.pass(100)
    const may = guesses.may('158747', proof)
    if (may.kind !== 'look') continue
    may.right()
    got++
  }
  expect(got).toBe(30)
})

test('work is for one number, once, in time, and of the server’s own asking', async () => {
  const clock = new FakeClock()
  const challenges = new JoinChallenges(seeded(2))
  const challenge = challenges.ask(0, 0)
  const proof = await solved(challenge, '158747')
  const redeem = (changes: object = {}, code = '158747', atLeast = 0, now = 0) =>
    challenges.redeem({ ...proof, ...changes }, code, atLeast, now)
  expect(redeem({}, '158748'), 'another number').toBe(false)
  expect(redeem({ answer: proof.answer.slice(1) }), 'a round left out').toBe(false)
  expect(redeem({ answer: proof.answer.map((n) => n + 1) }), 'made up').toBe(false)
  expect(redeem({}, '158747', 1), 'too light').toBe(false)
  expect(redeem({}, '158747', 0, 60_001), 'too old').toBe(false)
  const [level, ...rest] = challenge.challenge.split('.')
  for (const other of ['', 'x', `${Number(level) + 1}.${rest.join('.')}`])
    expect(redeem({ challenge: other })).toBe(false)
  expect(new JoinChallenges(seeded(3)).redeem(proof, '158747', 0, 0), 'another’s').toBe(false)
  expect(redeem()).toBe(true)
  expect(redeem(), 'twice').toBe(false)
  expect(clock.elapsed()).toBe(0)
})

test('who guesses with work makes the work dearer, and is held whatever the work', async () => {
  const clock = new FakeClock()
  const guesses = new Guesses(clock.elapsed, seeded(4))
  let may: MayLook = withoutWork(guesses).may
  const bits: number[] = []
  let looked = 0
  // The heaviest work takes seconds: the first rounds show it.
  for (let tries = 0; tries < 22; tries++) {
    const challenge = challengeOf(may)
    bits.push(challenge.bits)
    may = guesses.may('000000', await solved(challenge, '000000'))
    if (may.kind === 'look') {
      looked++
      may = guesses.may('000000', undefined)
    }
  }
  expect(looked).toBeGreaterThanOrEqual(20)
  expect(bits[0]).toBe(11)
  expect(bits.at(-1)).toBeGreaterThan(11)
  await clock.pass(HOUR_MS)
  withoutWork(guesses)
  expect(challengeOf(guesses.may('000000', undefined)).bits, 'light again').toBe(11)
})

test('numbers of one length are not slowed by guesses at the other', () => {
  const guesses = new Guesses(new FakeClock().elapsed, seeded(1))
  withoutWork(guesses, '000000')
  expect(guesses.may('34567890', undefined).kind).toBe('look')
})

test('without work no more is looked up than docs/security.md reckons with', async () => {
  const clock = new FakeClock()
  const guesses = new Guesses(clock.elapsed, seeded(1))
  let { tries } = withoutWork(guesses)
  for (let second = 0; second < 3_600; second++) {
    await clock.pass(1_000)
    tries += withoutWork(guesses).tries
  }
  expect(tries).toBeLessThanOrEqual(150 + 600)
  expect(TRIES_PER_HOUR).toBe(7_800)
  expect(TRIES_AT_ONCE).toBe(210)
})

test('guessing stays hopeless over one board and over 300, however many are made', () => {
  const made = { 6: 0, 8: 0 }
  const hoursToFindAny = (inUse: number, length: 6 | 8) =>
    codeSpace(length) / inUse / TRIES_PER_HOUR
  for (let boards = 1; boards <= 300; boards++) {
    made[lengthForNew(made)]++
    for (const length of [6, 8] as const)
      if (made[length] > 0) expect(hoursToFindAny(made[length], length)).toBeGreaterThan(29)
  }
  expect(made).toEqual({ 6: 3, 8: 297 })
  expect(hoursToFindAny(1, 6) / 2).toBeCloseTo(64.1, 1)
  expect(hoursToFindAny(3, 6)).toBeCloseTo(42.7, 1)
  expect(hoursToFindAny(297, 8)).toBeCloseTo(30.2, 1)
})
