import type { Ref } from 'react'
import { ROOM } from '../../shared/board/words.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'

interface NoteBoxProps {
  ref: Ref<TextBoxHandle>
  text: string
  onChange: (text: string) => void
  onPeek: (text: string) => void
  readOnly: boolean
}

/** The words of one note. */
export const NoteBox = ({ ref, text, onChange, onPeek, readOnly }: NoteBoxProps) => (
  <TextBox
    ref={ref}
    label={matrixWords.write.text}
    value={text}
    rows={3}
    room={ROOM.note}
    autoFocus
    onChange={onChange}
    onPeek={onPeek}
    readOnly={readOnly}
  />
)
