import { type ReactNode, useState } from 'react'
import { clockIn } from '../../shared/tokyo.ts'
import { useBoardName, usePrefix } from '../drafts/use-box.ts'
import { kept } from '../sync/device-storage.ts'
import { useConnection, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { late } from '../ui/late.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { DEVICES_LINE } from '../words/devices-line.ts'
import { useWords } from '../words/provided.ts'

const OpenDialog = late(() => import('./open-dialog.tsx').then((module) => module.default))
const SignDialog = late(() => import('./sign-dialog.tsx').then((module) => module.default))
const WhoseDialog = late(() => import('./whose-dialog.tsx').then((module) => module.default))

/** What is to be said of this seat on other devices: one quiet line, which nobody has to answer. */
export function DevicesLine() {
  const words = useWords(DEVICES_LINE)
  const { role } = useDevice().seat
  const board = useBoardName()
  const prefix = usePrefix()
  const { closed, otherSince, hasSign } = useDeviceState((state) => state.devices)
  const wrote = useDeviceState(({ mine }) => mine.size > 0)
  const isOver = useDeviceState(({ settings }) => settings.closed)
  const { state } = useConnection()
  const [open, setOpen] = useState<'open' | 'sign' | number | null>(null)
  const [, setPassed] = useState(0)
  const seat = { board, role }
  const passed = (what: string) => kept.get(`${prefix}passed/${what}`) !== undefined
  const pass = (what: string) => {
    kept.put(`${prefix}passed/${what}`, 'yes')
    setPassed((times) => times + 1)
  }
  const close = () => setOpen(null)

  const line = () => {
    if (state === 'ended') return null
    if (otherSince !== undefined)
      return (
        <Line text={words.other(clockIn(otherSince))}>
          <Button onClick={() => setOpen(otherSince)}>{words.otherDo}</Button>
        </Line>
      )
    if (closed && !passed('closed'))
      return (
        <Line text={words.closed}>
          <Button onClick={() => setOpen('open')}>{words.closedDo}</Button>
          <Button look="plain" onClick={() => pass('closed')}>
            {words.closedNo}
          </Button>
        </Line>
      )
    if (role === 'participant' && wrote && !closed && !hasSign && !isOver && !passed('sign'))
      return (
        <Line text={words.offer}>
          <Button onClick={() => setOpen('sign')}>{words.offerDo}</Button>
          <Button look="plain" onClick={() => pass('sign')}>
            {words.offerNo}
          </Button>
        </Line>
      )
    return null
  }

  return (
    <>
      <div role="status" className="empty:hidden">
        {line()}
      </div>
      {open === 'open' && closed && <OpenDialog seat={seat} onClose={close} />}
      {open === 'sign' && <SignDialog seat={seat} has={hasSign} onClose={close} />}
      {typeof open === 'number' && <WhoseDialog seat={seat} since={open} onClose={close} />}
    </>
  )
}

function Line({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 rounded-8 border border-edge bg-paper p-3" data-place>
      <p className="break-phrases">
        <Ruby>{text}</Ruby>
      </p>
      <p className="flex flex-wrap gap-2">{children}</p>
    </div>
  )
}
