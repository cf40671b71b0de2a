import { useEffect, useRef, useState } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { EraseDialog } from '../sync/erase-button.tsx'
import { useTimerSound } from '../timer/use-sound.ts'
import { useTimeLeft } from '../timer/use-time-left.ts'
import { useOpening } from '../ui/late.tsx'
import { ERASE } from '../words/erase.ts'
import { useWords } from '../words/provided.ts'
import { screenWords } from '../words/screen.ts'
import type { Ground } from './use-ground.ts'

const HIDES_AFTER_MS = 4_000

/** The screen's only controls. They show when the mouse or a key moves, and go by themselves. */
export function Corner({
  ground,
  onGround,
  pages,
  paused,
  onPaused,
}: {
  ground: Ground
  onGround: (ground: Ground) => void
  pages: number
  paused: boolean
  onPaused: (paused: boolean) => void
}) {
  const eraseWords = useWords(ERASE)
  const awake = useAwake()
  const full = useFullScreen()
  const { id } = useSession()
  const [asking, ask] = useState(false)
  const opening = useOpening()
  return (
    <>
      <section className="screen-corner" data-awake={awake} aria-label={screenWords.corner}>
        {pages > 1 && (
          <button type="button" onClick={() => onPaused(!paused)}>
            {paused ? screenWords.resume : screenWords.pause}
          </button>
        )}
        <button type="button" onClick={() => onGround(ground === 'dark' ? 'light' : 'dark')}>
          {ground === 'dark' ? screenWords.light : screenWords.dark}
        </button>
        <Sound />
        {document.fullscreenEnabled && (
          <button type="button" onClick={toggleFullScreen}>
            {full ? screenWords.leaveFullScreen : screenWords.fullScreen}
          </button>
        )}
        {/* A projector's laptop is often a lent one. */}
        <button type="button" onClick={() => void opening.open(EraseDialog, () => ask(true))}>
          {eraseWords.erase}
        </button>
      </section>
      {asking && <EraseDialog board={id} surface="screen" onClose={() => ask(false)} />}
    </>
  )
}

/** The timer's sound, from the projector's loudspeaker. */
function Sound() {
  const { state, turn } = useTimerSound('screen', useTimeLeft())
  // The tap that falls on it while it waits is the one that it waits for, not one that turns it off.
  const found = useRef(state)
  const pressed = () => {
    found.current = state
  }
  return (
    <button
      type="button"
      onPointerDown={pressed}
      onKeyDown={pressed}
      onClick={() => found.current !== 'waiting' && turn(found.current === 'off')}
    >
      {screenWords.sound[state]}
    </button>
  )
}

function toggleFullScreen() {
  // Refused where the browser forbids it; the button then simply stays what it was.
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  change.catch(() => undefined)
}

function useFullScreen() {
  const [full, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  return full
}

function useAwake() {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      setAwake(true)
      clearTimeout(timer)
      timer = setTimeout(() => setAwake(false), HIDES_AFTER_MS)
    }
    const events = ['pointermove', 'pointerdown', 'keydown'] as const
    for (const event of events) window.addEventListener(event, wake)
    window.addEventListener('click', leaveToKeys)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('click', leaveToKeys)
      for (const event of events) window.removeEventListener(event, wake)
    }
  }, [])
  return awake
}

/** After a click by mouse the focus would stay on its button, and the buttons on the wall; a key's has no detail. */
function leaveToKeys({ detail }: MouseEvent) {
  if (detail > 0 && document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
