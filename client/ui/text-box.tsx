import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import { caretAfter, editsBetween, mergeText } from '../../shared/board/merge-text.ts'
import { type Room, tooLongBy } from '../../shared/board/words.ts'
import { Composing } from './composing.ts'
import { type Copied, copyFrom } from './copy.ts'
import { Ruby } from './ruby.tsx'
import { TooLong } from './too-long.tsx'

export interface TextBoxHandle {
  /** Ends a running composition and returns what the box shows. Call it before acting on the text. */
  settle(): string
  focus(): void
  /** Puts the box's text on the clipboard; where the browser refuses, it is selected. */
  copy(): Promise<Copied>
}

interface TextBoxProps {
  label: ReactNode
  labelClassName?: string
  value: string
  /**
   * Never called while composing; with others' changes already merged in. The text has to come back
   * as `value` with the next render: a parent that waits before it takes it keeps a state of its own.
   */
  onChange: (text: string) => void
  /** Every keystroke, composing or not: only for keeping a copy, never for acting. */
  onPeek?: (text: string) => void
  /** Enter outside of a composition; without it Enter is a new line. */
  onEnter?: () => void
  onEscape?: () => void
  onBlur?: () => void
  rows?: number
  /** What might stand there, until something does. */
  example?: string
  className?: string
  describedBy?: string | undefined
  invalid?: boolean
  /** What fits: what does not stays in the box, and is told below it by how much it is too long. */
  room?: Room
  /** No box to write in: neither edge nor paper, only what stands in it. A running composition ends first. */
  readOnly?: boolean
  autoFocus?: boolean
  ref?: Ref<TextBoxHandle>
}

/**
 * A text field that is safe to compose Japanese in (I7). `value` may change at any time: while a
 * composition runs the change waits; afterwards it is merged with what was typed, caret kept.
 */
export function TextBox(props: TextBoxProps) {
  const {
    label,
    value,
    rows = 3,
    className = 'bg-paper',
    describedBy,
    invalid,
    readOnly = false,
  } = props
  const id = useId()
  const over = props.room ? tooLongBy(value.trim(), props.room) : 0
  const described = [describedBy, over > 0 && `${id}-over`].filter(Boolean).join(' ')
  const field = useRef<HTMLTextAreaElement>(null)
  const composing = useRef(new Composing())
  /** What the parent holds, as far as the field knows. */
  const known = useRef(value)
  /** What others made of it while the composition ran, oldest first. */
  const waiting = useRef<string[]>([])

  const show = (text: string) => {
    const box = field.current
    if (!box || box.value === text) return
    const edits = editsBetween(box.value, text)
    const { selectionStart, selectionEnd } = box
    box.value = text
    if (document.activeElement === box)
      box.setSelectionRange(caretAfter(edits, selectionStart), caretAfter(edits, selectionEnd))
    grow(box)
  }

  const report = (text: string) => {
    known.current = text
    props.onChange(text)
  }

  /** Takes in what others made of the text, without losing what stands in the box. */
  const takeIn = () => {
    const box = field.current
    const later = [...waiting.current.splice(0), value]
    if (!box || later.every((text) => text === known.current)) return
    // One after the other: merged in one go, changes at both ends would push mine to one of them.
    for (const text of later) {
      const merged = mergeText(known.current, box.value, text)
      known.current = text
      show(merged)
    }
    if (box.value !== value) report(box.value)
  }

  const typed = () => {
    const box = field.current
    if (!box) return
    takeIn()
    grow(box)
    if (box.value !== known.current) report(box.value)
  }

  useLayoutEffect(() => {
    if (!composing.current.running) takeIn()
    else if (value !== (waiting.current.at(-1) ?? known.current)) waiting.current.push(value)
  })

  useImperativeHandle(props.ref, () => ({
    settle: () => {
      if (composing.current.running) {
        field.current?.blur()
        composing.current.end(performance.now())
      }
      return field.current?.value ?? ''
    },
    focus: () => field.current?.focus(),
    copy: async () => (field.current ? copyFrom(field.current) : 'selected'),
  }))

  const pressed = (event: KeyboardEvent) => {
    if (composing.current.owns(event.nativeEvent)) return
    if (event.key === 'Enter' && !event.shiftKey && props.onEnter) {
      event.preventDefault()
      props.onEnter()
    }
    if (event.key === 'Escape') props.onEscape?.()
  }

  return (
    <>
      <label htmlFor={id} className={props.labelClassName ?? 'mb-2 block font-bold'}>
        <Ruby>{label}</Ruby>
      </label>
      <textarea
        ref={field}
        id={id}
        rows={rows}
        defaultValue={value}
        readOnly={readOnly && !composing.current.running}
        // biome-ignore lint/a11y/noAutofocus: only for a field that a tap has just opened
        autoFocus={props.autoFocus}
        data-focus-first={props.autoFocus || undefined}
        aria-describedby={described || undefined}
        aria-invalid={invalid || over > 0 ? true : undefined}
        placeholder={readOnly ? undefined : props.example}
        autoComplete="off"
        style={readOnly ? {} : { minHeight: `calc(var(--rows, ${rows}) * 1lh + 1.25rem)` }}
        className={`field-sizing-content block w-full resize-none border-2 py-2 leading-160 placeholder:text-current placeholder:opacity-70 ${
          readOnly
            ? // Where the focus is, is seen, but nothing that looks like a box.
              'border-transparent focus-visible:shadow-[-6px_0_0_currentcolor] focus-visible:outline-none'
            : `rounded-8 border-edge px-3 aria-invalid:border-look-edge ${className}`
        }`}
        onInput={(event) => {
          props.onPeek?.(event.currentTarget.value)
          if (!composing.current.running) typed()
          else grow(event.currentTarget)
        }}
        onCompositionStart={() => composing.current.start()}
        onCompositionEnd={(event) => {
          composing.current.end(event.timeStamp)
          typed()
        }}
        onKeyDown={pressed}
        onBlur={() => props.onBlur?.()}
      />
      {props.room && <TooLong id={`${id}-over`} over={over} />}
    </>
  )
}

/** The box is as high as its text, so that nothing written is ever out of sight. */
function grow(box: HTMLTextAreaElement) {
  if (CSS.supports('field-sizing', 'content')) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`
}
