import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { useBack } from './back.ts'
import { Button } from './button.tsx'
import { Phrases } from './phrases.tsx'
import { CloseIcon } from './tool-icons.tsx'

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Esc and gives the focus back.
 * Mounted means open; the parent unmounts it on `onClose`.
 */
export function Dialog({
  title,
  onClose,
  closer = true,
  className = 'm-auto max-h-[calc(100dvh-1rem)] w-[min(40rem,calc(100vw-1rem))] rounded-12',
  children,
}: {
  title: ReactNode
  onClose: () => void
  /** とじる beside the title; without it the content has a やめる of its own. */
  closer?: boolean
  /** Where it stands and how large it is. */
  className?: string
  children: ReactNode
}) {
  const uiWords = useWords(SHARED)
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useBack(onClose)

  // Before anything is painted, and gone before what comes next is: a way elsewhere then scrolls last.
  useLayoutEffect(() => {
    const element = dialog.current
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null
    const around = placesAround(before)
    const stood = before?.getBoundingClientRect().top ?? 0
    const scrolled = window.scrollY
    if (!document.querySelector('dialog:modal')) keepWidth()
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-focus-first]')?.focus()
    return () => {
      element?.close()
      // What opened it may go together with it, as a note does that was put away meanwhile.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return
        around.find((place) => place.isConnected)?.focus({ preventScroll: true })
      })
      if (!before?.isConnected || before === document.body) return
      // Safari leaves the focus on the body when the dialog is taken away.
      before.focus({ preventScroll: true })
      // A phone scrolls the page behind to make room for its keyboard, and leaves it there.
      if (window.scrollY !== scrolled)
        window.scrollBy({ top: before.getBoundingClientRect().top - stood, behavior: 'instant' })
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className={`max-w-none overflow-y-auto bg-paper p-4 text-ink lifted backdrop:bg-black/50 sm:p-6 ${className}`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A browser may close it without asking (a second Esc); React's trial run in development opens it again.
      onClose={(event) => {
        if (!event.currentTarget.open) onClose()
      }}
    >
      <div className="mb-3 flex items-start justify-between gap-2">
        <h2 id={heading} className="pt-2 text-std-20B-150">
          <Phrases>{title}</Phrases>
        </h2>
        {closer && (
          <Button look="plain" onClick={onClose} className="shrink-0">
            <CloseIcon />
            {uiWords.close}
          </Button>
        )}
      </div>
      {children}
    </dialog>
  )
}

/** The page's scroll bar goes while it cannot be scrolled; its room stays. */
function keepWidth() {
  const { style, clientWidth } = document.documentElement
  style.setProperty('--scroll-bar', `${window.innerWidth - clientWidth}px`)
}

/** Where the focus may stay when a note goes with what was opened on it: its place, its list, the page's first. */
function placesAround(element: HTMLElement | null): readonly HTMLElement[] {
  const places: HTMLElement[] = []
  if (!element?.closest('[data-cell]')) return places
  for (let one = element.parentElement; one; one = one.parentElement)
    if (one.matches('[tabindex]')) places.push(one)
  return [...places, ...document.querySelectorAll<HTMLElement>('main [tabindex="-1"]')]
}
