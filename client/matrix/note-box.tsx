import type { Ref } from 'react'
import { LIMITS } from '../../shared/wire.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { withinLimit } from './row-limit.ts'

interface NoteBoxProps {
  ref: Ref<TextBoxHandle>
  text: string
  onChange: (text: string) => void
  onPeek?: (text: string) => void
}

/** The words of one note: at most 400 characters as people count them. */
export function NoteBox({ ref, text, onChange, onPeek }: NoteBoxProps) {
  return (
    <TextBox
      ref={ref}
      label={matrixWords.write.text}
      value={text}
      rows={3}
      autoFocus
      onChange={(now) => onChange(withinLimit(text, now, LIMITS.noteCharacters))}
      {...(onPeek ? { onPeek } : {})}
    />
  )
}
