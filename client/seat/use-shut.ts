import { useConnection, useDeviceState } from '../sync/hooks.tsx'

export type WhyShut = 'closed' | 'stopped' | 'locked' | 'no-seat' | 'no-board'

/** Why nothing can be written from this seat, where that is so. */
export function useShut(mayPost: boolean): WhyShut | null {
  const connection = useConnection()
  const why = useDeviceState(({ settings, stopped }) =>
    settings.closed ? 'closed' : stopped ? 'stopped' : 'locked',
  )
  if (connection.state === 'ended') return connection.why
  return mayPost ? null : why
}
