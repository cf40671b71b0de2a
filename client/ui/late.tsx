import {
  type ComponentType,
  type ReactNode,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { useSpeaker } from './status.tsx'

/** Code that comes after the page. */
export interface Fetched {
  /** Whether it is here. */
  here: () => boolean
  /** Fetches it. @returns whether it is here now; never throws */
  come: () => Promise<boolean>
}

/**
 * A part of a page whose code comes late. What cannot be fetched leaves the page as it is, and is
 * asked for again when the network is back. @param meanwhile stands in its place until it is there
 */
export function late<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> & Fetched {
  let part: ComponentType<Props> | undefined
  let coming: Promise<boolean> | undefined
  const waiting = new Set<() => void>()

  const come = () => {
    coming ??= fetch().then(
      (fetched) => {
        part = fetched
        for (const tell of waiting) tell()
        return true
      },
      () => {
        coming = undefined
        return false
      },
    )
    return coming
  }

  const subscribe = (tell: () => void) => {
    const again = () => void come()
    waiting.add(tell)
    addEventListener('online', again)
    again()
    return () => {
      waiting.delete(tell)
      removeEventListener('online', again)
    }
  }
  const read = () => part

  function Late(props: Props) {
    const Part = useSyncExternalStore(subscribe, read, read)
    return Part ? <Part {...props} /> : meanwhile
  }
  return Object.assign(Late, { here: () => part !== undefined, come })
}

/** Opens by a tap what comes late: at once where it is here. Where it cannot be fetched that is said. */
export function useOpening() {
  const uiWords = useWords(SHARED)
  const speaker = useSpeaker()
  const [missing, setMissing] = useState(false)
  return {
    /** Stands by the button that was tapped in vain. */
    missing: missing && <p className="font-bold text-look">{uiWords.connection.away}</p>,
    open: async (part: Fetched, then: () => void) => {
      setMissing(false)
      // Within the tap: a phone brings its keyboard up for nothing else.
      if (part.here()) return then()
      if (await part.come()) return then()
      setMissing(true)
      speaker.announce(uiWords.connection.away)
    },
  }
}

/** By then the page has come in, and somebody reads or writes. */
const QUIET_MS = 20_000

/** Fetches before it is asked for what must be here when the network is away. */
export function useFetchedEarly(isConnected: boolean, parts: readonly Fetched[]) {
  useEffect(() => {
    if (!isConnected) return
    const timer = setTimeout(() => {
      for (const part of parts) void part.come()
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [isConnected, parts])
}
