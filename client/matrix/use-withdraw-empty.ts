import { useEffect, useRef } from 'react'
import { isEmptyRow } from '../../shared/board/standing.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { useDesk, useOnDesk } from './desk-context.tsx'
import { othersAt } from './places.ts'

/** An added row that is left without a word in it goes again: nobody asked anybody for anything. */
export function useWithdrawEmpty(board: Snapshot) {
  const { writing } = useDesk()
  const device = useDevice()
  const onDesk = useOnDesk()
  const presence = useDeviceState((state) => state.presence)
  const written = useRef(writing?.row.id)
  useEffect(() => {
    const left = written.current
    written.current = writing?.row.id
    if (left === undefined || left === writing?.row.id) return
    const row = board.rows.find(({ id }) => id === left)
    if (!row || row.removed || row.state !== 'asked' || !isEmptyRow(row)) return
    const used = Object.keys(row.years).length > 0 || row.from.length > 0
    if (used || othersAt(board.actors, presence, `rows/${left}`)) return
    const line = document.querySelector(`tr[data-row="${left}"]`)
    const cell = document.querySelector(`[data-cell="${row.goal}/${row.actor}"]`)
    const focused =
      document.activeElement === document.body || line?.contains(document.activeElement)
    device.perform({ verb: 'rows.remove', row: left })
    // It is in nobody's hand any more; who was in it goes on where rows are added.
    onDesk({ do: 'hold', row: null })
    if (focused)
      cell?.querySelector<HTMLElement>('.cell-adds button')?.focus({ preventScroll: true })
  }, [writing, board, device, onDesk, presence])
}
