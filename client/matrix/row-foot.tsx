import { answersOf, reasonOf } from '../../shared/board/agreement.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { AgreedChange, PrintedChange } from '../plan/change-note.tsx'
import { RowStateChip } from '../plan/row-line.tsx'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { CheckIcon, LookIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import type { ShownRow } from './in-place.ts'
import { SmallButton } from './small-button.tsx'
import { useKeepAgreed, useTake } from './take-row.tsx'

interface RowFootProps {
  row: Row
  lost: ShownRow['lost']
  mayWrite: boolean
  board: Pick<Snapshot, 'goals' | 'actors'>
  /** The period's first year. */
  from: number | undefined
  /** What became of the notes behind it since, in words. */
  changed: string
}

/** What became of a row, where it came from, what is still open about it. */
export function RowFoot({ row, lost, mayWrite, board, from, changed }: RowFootProps) {
  const take = useTake()(row)
  const onDesk = useOnDesk()
  const words = matrixWords.row
  const keep = useKeepAgreed()(row)
  const { decided } = row
  const reason = reasonOf(row)
  const said = answersOf(board, row).map(({ actor }) => actor.name)
  const quiet = row.state === 'plan' && row.from.length === 0 && !row.question
  return (
    <>
      {lost && <Lost row={row} lost={lost} />}
      {!quiet && (
        <div className="row-foot">
          <RowStateChip state={row.state} />
          {said.length > 0 && decided && (
            <span className="row-decided">{words.decided(said.join('・'), decided.at)}</span>
          )}
          {take && lost === null && (
            <SmallButton
              label={`${matrixWords.body.take}：${row.text}`}
              look="main"
              onClick={(event) => {
                // This button goes away with the answer; the one beside it stays.
                const line = event.currentTarget.closest('tr')
                line?.querySelector<HTMLElement>(`[data-keep="decide/${row.id}"]`)?.focus()
                take()
              }}
            >
              <CheckIcon />
              {matrixWords.body.take}
            </SmallButton>
          )}
          {row.state !== 'plan' && mayWrite && lost === null && (
            <SmallButton
              label={`${row.state === 'asked' ? words.decide : words.redecide}：${row.text}`}
              keep={`decide/${row.id}`}
              onClick={() => onDesk({ do: 'open', open: { what: 'decide', row } })}
            >
              {row.state === 'asked' ? words.decide : words.redecide}
            </SmallButton>
          )}
          {row.from.length > 0 && (
            <SmallButton
              keep={`sources/${row.id}`}
              onClick={() => onDesk({ do: 'open', open: { what: 'sources', row } })}
            >
              {words.from(row.from.length)}
            </SmallButton>
          )}
          {changed && (
            <span className="row-changed-notes">
              <LookIcon />
              {changed}
            </span>
          )}
          {row.question && mayWrite && (
            <SmallButton
              keep={`question/${row.id}`}
              onClick={() => onDesk({ do: 'open', open: { what: 'questions' } })}
            >
              <LookIcon />
              {words.question}
            </SmallButton>
          )}
          {reason && <p className="row-reason">{words.reason(reason)}</p>}
          <AgreedChange board={board} row={row} />
          {keep && lost === null && (
            <SmallButton label={`${words.keepAgreed(said)}：${row.text}`} onClick={keep}>
              <CheckIcon />
              {words.keepAgreed(said)}
            </SmallButton>
          )}
        </div>
      )}
      <PrintedChange board={board} row={row} from={from} />
    </>
  )
}

/** Somebody else took away the row that this person has in hand. */
function Lost({ row, lost }: { row: Row; lost: 'removed' | 'gone' }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const words = matrixWords.row
  return (
    <Notice>
      <p>{lost === 'removed' ? words.removedByOther : words.gone}</p>
      {lost === 'removed' && (
        <Button
          className="mt-2"
          onClick={(event) => {
            // This button goes away with its notice: the person goes on where the words are.
            const words = event.currentTarget.closest('tr')?.querySelector('textarea, .row-words')
            if (words instanceof HTMLElement) words.focus()
            device.perform({ verb: 'rows.restore', row: row.id })
            speaker.announce(matrixWords.row.restored)
          }}
        >
          {words.restore}
        </Button>
      )}
    </Notice>
  )
}
