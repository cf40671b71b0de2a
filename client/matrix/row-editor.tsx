import { type KeyboardEvent, useEffect, useRef } from 'react'
import { mergeText } from '../../shared/board/merge-text.ts'
import type { Row } from '../../shared/board/view.ts'
import { ROOM, tooLongBy } from '../../shared/board/words.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { TextBox } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import type { RowField as Field } from './desk.ts'
import { useOnDesk } from './desk-context.tsx'
import type { ShownRow } from './in-place.ts'
import { othersAt, rowPlace } from './places.ts'
import { UNSENT } from './row-unsent.ts'

const words = matrixWords.row

/** A row's words under the pen: every keystroke goes into the shared text, others' come in. */
export function RowEditor({
  shown: { row, lost },
  field,
  onRemove,
}: {
  shown: ShownRow
  field: Field
  onRemove: () => void
}) {
  const onDesk = useOnDesk()
  const box = useRef<HTMLDivElement>(null)

  const leave = () => {
    onDesk({ do: 'stopWriting' })
    const keep = `[data-keep="row/${row.id}"]`
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(keep)?.focus({ preventScroll: true }),
    )
  }

  // A click elsewhere ends the writing: after the click, so that nothing moves from under it.
  useEffect(() => {
    if (lost) return
    const opened = performance.now()
    const clicked = (event: MouseEvent) => {
      const { target } = event
      // The click that opened this row is still on its way up.
      if (event.timeStamp <= opened) return
      if (!(target instanceof Element) || !target.isConnected) return
      if (box.current?.closest('tr')?.contains(target) || target.closest('dialog, header')) return
      onDesk({ do: 'stopWriting' })
    }
    document.addEventListener('click', clicked)
    return () => document.removeEventListener('click', clicked)
  }, [lost, onDesk])

  return (
    <div ref={box} className="row-editor">
      <RowTextField row={row} field="text" lost={lost} focus={field === 'text'} onLeave={leave} />
      <RowTextField
        row={row}
        field="target"
        lost={lost}
        focus={field === 'target'}
        onLeave={leave}
      />
      <p className="row-editor-foot">
        <Button onClick={leave}>{words.done}</Button>
        {lost === null && (
          <>
            <Button onClick={() => onDesk({ do: 'open', open: { what: 'place', row } })}>
              {words.place}
            </Button>
            <Button look="plain" onClick={onRemove}>
              {words.remove}
            </Button>
            <Button look="plain" onClick={() => onDesk({ do: 'open', open: { what: 'redact' } })}>
              {matrixWords.redact.open}
            </Button>
          </>
        )}
      </p>
    </div>
  )
}

interface RowTextFieldProps {
  row: Row
  field: Field
  lost: ShownRow['lost']
  focus: boolean
  onLeave: () => void
}

function RowTextField({ row, field, lost, focus, onLeave }: RowTextFieldProps) {
  const device = useDevice()
  const presence = useDeviceState((state) => state.presence)
  const unsent = useBox(BOXES.rowWords(row.id, field), UNSENT, () => null)
  const self = useRef<HTMLDivElement>(null)
  const place = rowPlace(row.id, field)
  const actors = useDeviceState((state) => state.board.actors)
  const others = othersAt(actors, presence, place)

  const room = field === 'text' ? ROOM.row : ROOM.target
  const now = row[field]
  const shown = unsent.value ? mergeText(unsent.value.base, unsent.value.text, now) : now
  /** Two people's words merged may be too long already: they may get shorter little by little. */
  const fits = (text: string) =>
    lost !== 'gone' && tooLongBy(text, room) <= tooLongBy(now, room) && text.length <= room.units
  const keep = (text: string) => unsent.keep(text === now ? null : { text, base: now })
  const typed = (text: string) => {
    if (!fits(text)) return unsent.write({ text, base: now })
    if (text !== now) device.perform({ verb: 'rows.rewrite', row: row.id, field, text })
    unsent.write(null)
  }

  // What was being composed when the page was killed, or what fits by now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what stands there when it is opened
  useEffect(() => {
    if (unsent.found && fits(shown)) typed(shown)
  }, [])

  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey)) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    // The browser's own undo knows nothing of what others wrote into this text.
    event.preventDefault()
    if (key === 'y' || event.shiftKey) device.redo()
    else device.undo()
  }

  // The pen goes on where the words end.
  useEffect(() => {
    const written = self.current?.querySelector('textarea')
    if (focus) written?.setSelectionRange(written.value.length, written.value.length)
  }, [focus])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to what the field inside does
    <div
      ref={self}
      className="row-field"
      data-field={field}
      onFocus={() => device.point(place)}
      onBlur={() => device.point(null)}
      onKeyDown={pressed}
    >
      <TextBox
        label={words[field]}
        labelClassName="row-field-label"
        value={shown}
        room={room}
        onPeek={keep}
        rows={field === 'text' ? 2 : 1}
        autoFocus={focus}
        onChange={typed}
        onEscape={onLeave}
        {...(field === 'target' ? { onEnter: onLeave } : {})}
      />
      {others && <span className="who-label">{others}</span>}
      {field === 'target' && row.target === '' && (
        <p className="row-field-hint">{words.targetHint}</p>
      )}
      <KeptLine box={unsent} onDrop={() => self.current?.querySelector('textarea')?.focus()} />
    </div>
  )
}
