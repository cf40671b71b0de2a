import { describe, expect, test } from 'vitest'
import { TimerSound } from '../../../client/timer/sound.ts'

/** A browser's audio as far as the sound uses it; what was asked of it stands in `heard`. */
class FakeAudio {
  currentTime = 10
  destination = {}
  state: 'suspended' | 'running' = 'suspended'
  /** Whether a tap has been on the page: before it the browser keeps everything silent. */
  tapped = true
  heard: { from: number; to: number; loudest: number; first: number; last: number }[] = []

  async resume() {
    if (this.tapped) this.state = 'running'
  }

  createOscillator() {
    const levels: number[] = []
    const one = { from: 0, to: 0 }
    const gain = {
      levels,
      connect: (to: unknown) => to,
    }
    return {
      frequency: { value: 0 },
      connect: (to: { levels: number[] }) => {
        levels.push(...to.levels)
        return gain
      },
      start: (at: number) => {
        one.from = at
      },
      stop: (at: number) => {
        one.to = at
        const first = levels[0] ?? 1
        const last = levels.at(-1) ?? 1
        this.heard.push({ ...one, loudest: Math.max(...levels), first, last })
      },
    }
  }

  createGain() {
    const levels: number[] = []
    const to = (level: number) => levels.push(level)
    return {
      levels,
      gain: { setValueAtTime: to, linearRampToValueAtTime: to, exponentialRampToValueAtTime: to },
    }
  }
}

function surface(remembered: string | null = null, audio = new FakeAudio()) {
  const store = new Map<string, string>(remembered === null ? [] : [['key', remembered]])
  let opened = 0
  const sound = new TimerSound(
    'key',
    {
      get: (key) => store.get(key),
      put: (key, text) => store.set(key, text).has(key),
    },
    () => {
      opened++
      return audio as unknown as AudioContext
    },
  )
  return { sound, store, audio, opened: () => opened }
}

describe('the timer’s sound', () => {
  test('is off until somebody turns it on: no audio is even opened', async () => {
    const { sound, opened, audio } = surface()
    expect(sound.state).toBe('off')
    sound.ring('over')
    expect(await sound.allow()).toBe(false)
    expect(opened()).toBe(0)
    expect(audio.heard).toEqual([])
  })

  test('turned on it sounds at once, is remembered, and is silent again when turned off', async () => {
    const { sound, store, audio, opened } = surface()
    await sound.turn(true)
    expect(sound.state).toBe('on')
    expect(store.get('key')).toBe('on')
    const sample = audio.heard.length
    expect(sample).toBeGreaterThan(0)
    sound.ring('one')
    expect(audio.heard.length).toBe(sample * 3)
    await sound.turn(false)
    sound.ring('over')
    expect(audio.heard.length).toBe(sample * 3)
    expect(store.get('key')).toBe('off')
    expect(opened()).toBe(1)
  })

  test('after a reload it waits for a tap, and does not make up for what it missed', async () => {
    const audio = new FakeAudio()
    audio.tapped = false
    const { sound } = surface('on', audio)
    expect(sound.state).toBe('waiting')
    sound.ring('five')
    await sound.allow()
    expect(sound.state).toBe('waiting')
    audio.tapped = true
    await sound.allow()
    expect(sound.state).toBe('on')
    expect(audio.heard).toEqual([])
    sound.ring('one')
    expect(audio.heard.length).toBeGreaterThan(0)
  })

  test('a laptop without sound goes on in silence', async () => {
    const { sound } = surface()
    const broken = new TimerSound('key', { get: () => 'on', put: () => true }, () => {
      throw new Error('no device')
    })
    await broken.turn(true)
    broken.ring('over')
    expect(broken.state).toBe('waiting')
    expect(sound.state).toBe('off')
  })

  test.each(['five', 'one', 'over'] as const)(
    '%s is gentle: it swells, stays soft, dies away',
    async (call) => {
      const { sound, audio } = surface('on')
      await sound.allow()
      sound.ring(call)
      for (const { from, to, loudest, first, last } of audio.heard) {
        expect(loudest).toBeLessThanOrEqual(0.25)
        expect(Math.max(first, last)).toBeLessThan(0.001)
        expect(from).toBeGreaterThanOrEqual(audio.currentTime)
        expect(to - from).toBeGreaterThan(1)
      }
      const longest = Math.max(...audio.heard.map(({ to }) => to)) - audio.currentTime
      expect(longest).toBeLessThan(4)
    },
  )
})
