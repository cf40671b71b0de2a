import { useEffect, useState, useSyncExternalStore } from 'react'
import { kept } from '../sync/device-storage.ts'
import { type SoundState, TimerSound } from './sound.ts'
import { useCalls } from './use-calls.ts'
import type { TimeLeft } from './use-time-left.ts'

/**
 * The timer's sound where the hall hears it: the projector and the facilitator's laptop, each with a
 * switch of its own that this browser remembers. Phones do not load this.
 */
export function useTimerSound(
  surface: 'screen' | 'lead',
  left: TimeLeft | null,
): { state: SoundState; turn: (on: boolean) => void } {
  const [sound] = useState(
    () => new TimerSound(`yoriai/timer-sound/${surface}`, kept, () => new AudioContext()),
  )
  const state = useSyncExternalStore(
    (listener) => sound.subscribe(listener),
    () => sound.state,
  )
  useCalls(left, (call) => sound.ring(call))

  // After a reload the browser waits for a tap, wherever it falls.
  useEffect(() => {
    if (state !== 'waiting') return
    const tapped = () => void sound.allow()
    const events = ['pointerdown', 'keydown'] as const
    for (const event of events) addEventListener(event, tapped)
    return () => {
      for (const event of events) removeEventListener(event, tapped)
    }
  }, [sound, state])

  return { state, turn: (on) => void sound.turn(on) }
}
