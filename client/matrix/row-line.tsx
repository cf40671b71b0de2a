import { memo, type ReactNode, useCallback, useRef } from 'react'
import type { Snapshot } from '../../shared/board/view.ts'
import type { YearsPatch } from '../schedule/gestures.ts'
import { YearCells, YearMarks } from '../schedule/year-cells.tsx'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import type { RowField } from './desk.ts'
import { useOnDesk } from './desk-context.tsx'
import type { ShownRow } from './in-place.ts'
import { othersAt, rowPlace } from './places.ts'
import { RowEditor } from './row-editor.tsx'
import { RowFoot } from './row-foot.tsx'
import { RowNotSent } from './row-not-sent.tsx'
import { RowWords } from './row-words.tsx'

interface RowLineProps {
  row: ShownRow['row']
  lost: ShownRow['lost']
  /** The 誰が cell, on the first row of an actor. */
  who: ReactNode
  /** Only 計画期間中に取り組むこと has years. */
  period: readonly number[] | null
  /** The field that is being written, if any. */
  writing: RowField | null
  mayWrite: boolean
  goals: Snapshot['goals']
  actors: Snapshot['actors']
  /** The period's first year. */
  from: number | undefined
  /** What became of the notes behind it since, in words. */
  changed: string
}

/** One 取組: its words, what became of it, its years. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { lost, who, period, writing, mayWrite, goals, actors, from, changed } = props
  const last = useRef(props.row)
  if (lost !== 'gone') last.current = props.row
  const row = last.current
  const device = useDevice()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const presence = useDeviceState((state) => state.presence)
  const id = row.id

  const remove = () => {
    device.perform({
      verb: 'rows.remove',
      row: id,
      at: device.now(),
    })
    onDesk({ do: 'removed', row })
    speaker.announce(matrixWords.row.removed(row.text))
  }
  const schedule = useCallback(
    (years: YearsPatch) => device.perform({ verb: 'rows.schedule', row: id, years }),
    [device, id],
  )

  return (
    <tr
      data-row={id}
      data-lost={lost ?? undefined}
      data-state={row.state}
      onFocus={() => onDesk({ do: 'hold', row })}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget) || !document.hasFocus()) return
        onDesk({ do: 'hold', row: null })
      }}
    >
      {who}
      <th scope="row" className="row-what">
        {writing && mayWrite ? (
          <RowEditor shown={{ row, lost }} field={writing} onRemove={remove} />
        ) : (
          <>
            <RowWords row={row} mayWrite={mayWrite && lost !== 'gone'} />
            <RowNotSent row={row} mayWrite={mayWrite && lost !== 'gone'} />
          </>
        )}
        <RowFoot
          row={row}
          lost={lost}
          mayWrite={mayWrite}
          board={{ goals, actors }}
          from={from}
          changed={changed}
        />
        {!writing && <Others who={othersAt(actors, presence, `rows/${id}`)} />}
      </th>
      {period &&
        (mayWrite && lost !== 'gone' ? (
          <YearCells
            years={row.years}
            period={period}
            about={row.text}
            onPatch={schedule}
            onPoint={(on) => device.point(on ? rowPlace(id, 'years') : null)}
          />
        ) : (
          <YearMarks years={row.years} period={period} />
        ))}
    </tr>
  )
})

function Others({ who }: { who: string }) {
  if (!who) return null
  return (
    <span className="who-label">
      {who}
      <span className="sr-only">{matrixWords.row.others('')}</span>
    </span>
  )
}
