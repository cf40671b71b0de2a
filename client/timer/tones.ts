import type { Call } from './clock.ts'

interface Tone {
  /** In seconds from the call. */
  at: number
  hertz: number
}

/** Low and far apart, so that old ears hear them too: one at 5 minutes, two at 1, three going down at the end. */
const TONES: Readonly<Record<Call, readonly Tone[]>> = {
  five: [{ at: 0, hertz: 660 }],
  one: [
    { at: 0, hertz: 660 },
    { at: 0.5, hertz: 660 },
  ],
  over: [
    { at: 0, hertz: 784 },
    { at: 0.6, hertz: 660 },
    { at: 1.2, hertz: 523 },
  ],
}

const LOUDEST = 0.25
const SILENT = 0.0001
/** It swells rather than strikes, and dies away like a bowl that was touched. */
const SWELL_S = 0.04
const LASTS_S = 1.6
/** The octave above, softly: a loudspeaker of a projector gives little of the tone itself. */
const OVERTONE = 0.2

/** Plays a call's tones. @returns when the last of them has died away, in s of the context's time */
export function play(context: BaseAudioContext, call: Call): number {
  let end = context.currentTime
  for (const { at, hertz } of TONES[call]) {
    const start = context.currentTime + at
    end = start + LASTS_S
    sound(context, hertz, LOUDEST, start, end)
    sound(context, hertz * 2, LOUDEST * OVERTONE, start, end)
  }
  return end
}

function sound(context: BaseAudioContext, hertz: number, loud: number, start: number, end: number) {
  const wave = context.createOscillator()
  const gain = context.createGain()
  wave.frequency.value = hertz
  gain.gain.setValueAtTime(SILENT, start)
  gain.gain.linearRampToValueAtTime(loud, start + SWELL_S)
  gain.gain.exponentialRampToValueAtTime(SILENT, end)
  wave.connect(gain).connect(context.destination)
  wave.start(start)
  wave.stop(end)
}
