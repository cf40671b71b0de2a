import type { RowId } from '../../shared/board/ids.ts'
import type { Row } from '../../shared/board/view.ts'
import { ROOM, tooLongBy } from '../../shared/board/words.ts'
import { BOXES } from '../drafts/boxes.ts'
import { CopiedWords } from '../drafts/left-list.tsx'
import { useBox, usePrefix } from '../drafts/use-box.ts'
import { kept } from '../sync/device-storage.ts'
import { Notice } from '../ui/notice.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import type { RowField } from './desk.ts'
import { useOnDesk } from './desk-context.tsx'
import { UNSENT } from './row-unsent.ts'
import { SmallButton } from './small-button.tsx'

interface RowNotSentProps {
  row: Row
  mayWrite: boolean
}

/** A row that nobody writes in at the moment says that words for it were not sent, and leads to them. */
export function RowNotSent(props: RowNotSentProps) {
  return (
    useMayHave(props.row.id) && (
      <>
        <OfField {...props} field="text" />
        <OfField {...props} field="target" />
      </>
    )
  )
}

/** Most rows have nothing, and no box is made for them. */
const useMayHave = (row: RowId) => kept.keys(`${usePrefix()}row/${row}/`).length > 0

function OfField({ row, mayWrite, field }: RowNotSentProps & { field: RowField }) {
  const uiWords = useWords(SHARED)
  const onDesk = useOnDesk()
  const { value } = useBox(BOXES.rowWords(row.id, field), UNSENT, () => null)
  if (!value) return null
  const over = tooLongBy(value.text.trim(), field === 'text' ? ROOM.row : ROOM.target)
  const words = matrixWords.row
  return (
    <Notice>
      <p>
        {words.notSent(words[field])}
        {over > 0 && uiWords.tooLong(over)}
      </p>
      {mayWrite ? (
        <SmallButton
          label={`${words.openNotSent}：${row.text}`}
          onClick={() => onDesk({ do: 'write', row, field })}
        >
          {words.openNotSent}
        </SmallButton>
      ) : (
        <CopiedWords text={value.text} />
      )}
    </Notice>
  )
}
