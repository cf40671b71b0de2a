import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { KeptLine } from '../drafts/kept-line.tsx'
import { AskBack, useAskBack } from '../seat/ask-back.tsx'
import { newNote } from '../seat/chance.ts'
import { JustPosted, type Posted } from '../seat/just-posted.tsx'
import { paperOf } from '../seat/note-card.tsx'
import { Shut } from '../seat/shut.tsx'
import { useShut } from '../seat/use-shut.ts'
import { useBoard, useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Composing } from '../ui/composing.ts'
import { useSpeaker } from '../ui/status.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { useWords } from '../words/provided.ts'
import { scribeWords as words } from '../words/scribe.ts'
import { SHUT } from '../words/shut.ts'
import { look, MOST_LINES, posts } from './entry.ts'
import { EntryKeys } from './entry-keys.tsx'
import { EntryPlace, HowHeard, heardAt } from './entry-place.tsx'
import { shortcutOf } from './keys.ts'
import { OneOrEach } from './one-or-each.tsx'
import type { EntryInHand } from './use-entry.ts'

interface WriteDownProps {
  entry: EntryInHand
  box: RefObject<TextBoxHandle | null>
}

/** One note after the other, by keyboard: the box is ready again as soon as one is put up. */
export function WriteDown({
  entry: { entry, change, peek, sent, box: kept },
  box,
}: WriteDownProps) {
  const shutWords = useWords(SHUT)
  const device = useDevice()
  const board = useBoard()
  const speaker = useSpeaker()
  const can = useCan()
  const personal = useAskBack()
  const composing = useRef(new Composing())
  const [lines, askAbout] = useState<readonly string[] | null>(null)
  const [waiting, wait] = useState<readonly string[]>([])
  const [problem, say] = useState('')
  const [posted, setPosted] = useState<Posted | null>(null)
  const { table } = device.seat
  const goal = board.goals.find(({ id }) => id === entry.goal) ?? board.goals[0]
  const actor = board.actors.find(({ id }) => id === entry.actor) ?? board.actors[0]
  const shut = useShut(can('notes.post', { own: true, table }))
  const may = shut === null

  const standing = look(entry.text, false)
  const tooLong = standing.found === 'too-long' ? words.tooLong(standing.over, standing.text) : ''

  const calm = () => {
    askAbout(null)
    personal.done()
    say('')
  }
  const check = (whole = false) => {
    calm()
    if (shut) return speaker.announce(shutWords.why[shut])
    const found = look(box.current?.settle() ?? entry.text, whole)
    switch (found.found) {
      case 'nothing':
        return complain(words.empty)
      case 'too-long':
        return complain(words.tooLong(found.over, found.text))
      case 'too-many':
        return complain(words.tooMany(found.count, MOST_LINES))
      case 'several':
        return askAbout(found.lines)
      case 'one':
        return offer([found.text])
    }
  }
  const complain = (text: string) => {
    say(text)
    speaker.announce(text)
    box.current?.focus()
  }
  const offer = (texts: readonly string[]) => {
    askAbout(null)
    wait(texts)
    if (!personal.holds(texts.join('\n'))) post(texts)
  }
  const post = (texts: readonly string[]) => {
    if (!goal || !actor) return
    calm()
    const at = device.now()
    const place = { goal: goal.id, actor: actor.id, heard: entry.heard, table, at }
    const operations = posts(device.state.board, texts, place, newNote)
    for (const operation of operations) device.perform(operation)
    // Only now: the words are in the outbox and may leave the box.
    sent()
    const last = operations.at(-1)
    setPosted(last?.verb === 'notes.post' ? last : null)
    if (texts.length > 1) speaker.announce(words.posted(texts.length))
    box.current?.focus()
  }

  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || composing.current.owns(event.nativeEvent)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (!(event.target instanceof HTMLTextAreaElement)) return
      event.preventDefault()
      return check()
    }
    const chosen = shortcutOf(event.nativeEvent)
    if (!chosen) return
    event.preventDefault()
    if (chosen.choose === 'heard') {
      const heard = heardAt(chosen.at)
      if (!heard) return
      change({ heard })
      return speaker.announce(words.chosen(words.heardOf[heard]))
    }
    const who = board.actors[chosen.at]
    if (!who) return
    change({ actor: who.id })
    speaker.announce(words.chosen(who.plain))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to the keys of what is inside
    <div
      className="write-down"
      onKeyDown={pressed}
      onCompositionStart={() => composing.current.start()}
      onCompositionEnd={(event) => composing.current.end(event.timeStamp)}
    >
      <EntryPlace
        goal={goal}
        actor={actor}
        onGoal={(id) => change({ goal: id })}
        onActor={(id) => change({ actor: id })}
      />
      <HowHeard heard={entry.heard} onHeard={(heard) => change({ heard })} />
      <div>
        <TextBox
          ref={box}
          label={words.text}
          value={entry.text}
          rows={2}
          autoFocus
          readOnly={!may}
          invalid={problem !== '' || tooLong !== ''}
          describedBy="write-down-hint write-down-problem"
          className={`text-std-20N-150 ${paperOf(table)}`}
          onChange={(text) => {
            calm()
            change({ text })
          }}
          onPeek={peek}
          {...(entry.enterPosts ? { onEnter: () => check() } : {})}
        />
        <p id="write-down-hint" className="write-down-hint">
          {words.hint}
        </p>
        <p id="write-down-problem" className="write-down-problem">
          {problem || tooLong}
        </p>
        <KeptLine box={kept} onDrop={() => box.current?.focus()} />
      </div>
      {may && (
        <Button look="main" className="min-h-16 text-std-22B-150" onClick={() => check()}>
          {words.post}
        </Button>
      )}
      {shut && <Shut why={shut} left={entry.text !== ''} showTo={words.strandedTo} box={box} />}
      {lines && (
        <OneOrEach
          lines={lines}
          onEach={() => offer(lines)}
          onWhole={() => check(true)}
          onFix={() => {
            calm()
            box.current?.focus()
          }}
        />
      )}
      {personal.asking && (
        <AskBack
          found={personal.asking}
          keep={words.keepPosting}
          onFix={() => {
            calm()
            box.current?.focus()
          }}
          onKeep={() => post(waiting)}
        />
      )}
      <JustPosted posted={posted} writing={entry.text !== ''} />
      <EntryKeys
        enterPosts={entry.enterPosts}
        onEnterPosts={(enterPosts) => change({ enterPosts })}
      />
    </div>
  )
}
