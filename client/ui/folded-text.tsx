import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'

/** Longer texts are folded to so many lines; `folded` says it to CSS. */
const LINES = 6
/** Shorter ones (UTF-16 units, without line breaks) fit everywhere, and need no look. */
const SHORT = 24

/** Opened by hand on this page: a note that others carry elsewhere stays open. */
const opened = new Set<string>()

interface Fold {
  open: boolean
  /** There is more than is shown, or it is open. */
  long: boolean
  toggle: () => void
}

/**
 * Whether a text is folded. Its element has `folded` while it is not open.
 * @param id whose words they are: kept open under this name
 */
export function useFold<E extends HTMLElement>(
  id: string,
  text: string,
): [RefObject<E | null>, Fold] {
  const element = useRef<E>(null)
  const [open, setOpen] = useState(() => opened.has(id))
  const [long, setLong] = useState(open)

  useLayoutEffect(() => {
    const it = element.current
    if (!it || !mayBeLong(text)) return setLong(false)
    return watch(it, () => setLong(isLong(it, open)))
  }, [text, open])

  const toggle = () => {
    if (open) opened.delete(id)
    else opened.add(id)
    setOpen(!open)
  }
  return [element, { open: open && long, long, toggle }]
}

/** 続きを読む over the end of the last line, so that its coming moves nothing; とじる below the text. */
export function FoldButton({
  fold: { open, long, toggle },
  of,
  className = '',
}: {
  fold: Fold
  /** The id of the text. */
  of: string
  className?: string
}) {
  const uiWords = useWords(SHARED)
  if (!long) return null
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={of}
      className={`font-bold text-act ${
        open
          ? 'inline-flex min-h-12 items-center'
          : 'absolute right-0 bottom-0 flex min-h-12 items-end bg-inherit bg-clip-content pt-[calc(3rem-1lh)]'
      } ${className}`}
      onClick={toggle}
    >
      <span className="whitespace-nowrap underline underline-offset-4">
        {open ? uiWords.fold : uiWords.unfold}
      </span>
    </button>
  )
}

/** Somebody's words, line by line as they wrote them, folded where they are long. */
export function FoldedText({
  id,
  text,
  textId,
  className = '',
}: {
  id: string
  text: string
  textId?: string | undefined
  /** The ground, where it is not that of the place: what is folded ends on it. */
  className?: string
}) {
  const own = useId()
  const [element, fold] = useFold<HTMLParagraphElement>(id, text)
  const named = textId ?? own
  return (
    <div className={`relative ${className || 'bg-inherit'}`}>
      <p ref={element} id={named} className={`whitespace-pre-wrap ${fold.open ? '' : 'folded'}`}>
        {text}
      </p>
      <FoldButton fold={fold} of={named} />
    </div>
  )
}

const mayBeLong = (text: string) => text.length > SHORT || text.split('\n').length > LINES

function isLong(element: HTMLElement, open: boolean): boolean {
  if (!open) return element.scrollHeight > element.clientHeight + 1
  const line = Number.parseFloat(getComputedStyle(element).lineHeight)
  return element.scrollHeight > line * (LINES + 0.5)
}

/** One observer for all texts of the page: the browser tells of many in one go, after its layout. */
const looks = new Map<Element, () => void>()
let observer: ResizeObserver | undefined

function watch(element: Element, look: () => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) looks.get(target)?.()
  })
  looks.set(element, look)
  observer.observe(element)
  return () => {
    looks.delete(element)
    observer?.unobserve(element)
  }
}
