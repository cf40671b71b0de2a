import type { DeviceStorage } from '../sync/device-storage.ts'
import type { Call } from './clock.ts'
import { play } from './tones.ts'

/** `waiting`: it is on, and the browser wants one tap on this page before it lets anything sound. */
export type SoundState = 'off' | 'waiting' | 'on'

/** What of an AudioContext says whether it may sound. */
type Context = BaseAudioContext & Pick<AudioContext, 'resume'>

/**
 * The timer's sound on one surface. Nothing is opened before somebody turns it on, and what was
 * called while the browser still kept it silent is not made up for later.
 */
export class TimerSound {
  readonly #key: string
  readonly #kept: Pick<DeviceStorage, 'get' | 'put'>
  readonly #open: () => Context
  readonly #listeners = new Set<() => void>()
  #context: Context | undefined
  #on: boolean

  constructor(key: string, kept: Pick<DeviceStorage, 'get' | 'put'>, open: () => Context) {
    this.#key = key
    this.#kept = kept
    this.#open = open
    this.#on = kept.get(key) === 'on'
  }

  get state(): SoundState {
    if (!this.#on) return 'off'
    return this.#context?.state === 'running' ? 'on' : 'waiting'
  }

  /** By a tap on its switch. Turned on, it says how it will sound. */
  async turn(on: boolean) {
    this.#on = on
    this.#kept.put(this.#key, on ? 'on' : 'off')
    this.#tell()
    if (on && (await this.allow())) this.ring('five')
  }

  /** Any tap or key on the page will do. @returns whether it may sound now */
  async allow(): Promise<boolean> {
    if (!this.#on) return false
    try {
      this.#context ??= this.#open()
      if (this.#context.state !== 'running') await this.#context.resume()
    } catch {
      // A laptop without any audio device: the words are said all the same.
    }
    this.#tell()
    return this.state === 'on'
  }

  ring(call: Call) {
    if (this.state === 'on' && this.#context) play(this.#context, call)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
