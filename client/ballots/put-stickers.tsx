import { useState } from 'react'
import type { Ballot } from '../../shared/board/ballots.ts'
import { stickersOf, sum } from '../../shared/board/counting.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'
import { CastRefused, CastState } from './cast-state.tsx'
import { type Choosable, choosable } from './choosable.ts'
import { StickerIcon, StickerRow } from './sticker.tsx'
import { useCasting } from './use-casting.ts'

/** シール on notes or islands: one press puts one, one press takes it off. */
export function PutStickers({ ballot, onWrite }: { ballot: Ballot; onWrite: () => void }) {
  const words = useWords(BALLOTS)
  const speaker = useSpeaker()
  const board = useBoard()
  const { chosen, state, refused, cast } = useCasting(ballot.id)
  const counted = useDeviceState(({ chosen }) => chosen[ballot.id] !== undefined)
  const [ready, setReady] = useState(counted)
  /** In the order in which they were put there in this page: for 一つもどす. */
  const [put, setPut] = useState<readonly string[]>([])
  const { each, most } = stickersOf(ballot)
  const options = choosable(board, ballot)
  const stands = new Set(options.map(({ id }) => id))
  const choice = Object.fromEntries(
    Object.entries(chosen.choice).filter(([id, count]) => stands.has(id) && count > 0),
  )
  const used = sum(Object.values(choice))
  const goal = board.goals.find(({ id }) => id === ballot.goal)

  const change = (option: Choosable, by: 1 | -1) => {
    const count = (choice[option.id] ?? 0) + by
    if (count < 0 || count > most || used + by > each) return
    cast({ choice: { ...choice, [option.id]: count } })
    setPut(by === 1 ? [...put, option.id] : without(put, option.id))
    const said = by === 1 ? words.putSaid : words.tookSaid
    speaker.announce(said(option.name || words.untitled, each - used - by))
  }

  if (ready)
    return (
      <div className="grid grid-cols-1 gap-4 px-4 py-4">
        <h1 className="text-std-20B-150">
          <Ruby>{used > 0 ? words.youChose : words.youChoseNone}</Ruby>
        </h1>
        <StickerRow each={each} used={used} />
        <ul className="grid grid-cols-1 gap-2">
          {options
            .filter(({ id }) => choice[id])
            .map(({ id, name }) => (
              <li
                key={id}
                className="flex items-start justify-between gap-3 border-hair border-b pb-2"
              >
                <span className="min-w-0 font-bold">
                  <Phrases>{name || words.untitled}</Phrases>
                </span>
                <span className="shrink-0">{words.stuck(choice[id] ?? 0)}</span>
              </li>
            ))}
        </ul>
        <CastState state={state} />
        <CastRefused why={refused} />
        <Button look="main" onClick={() => setReady(false)}>
          {words.again}
        </Button>
        <Button onClick={onWrite}>
          <Ruby>{words.toWriting}</Ruby>
        </Button>
      </div>
    )

  const last = put.at(-1)
  return (
    <>
      <div className="grid grid-cols-1 gap-2 bg-paper px-4 pt-2 pb-3">
        {goal && <p className="font-bold text-sub">{goalNumber(board.goals, goal.id)}</p>}
        <h1 className="break-phrases text-std-20B-150">
          <Phrases>{ballot.title || words.stickersTitle(each)}</Phrases>
        </h1>
        <p className="text-sub">
          {most < each && `${words.most(most)}。`}
          {words.secret}
        </p>
      </div>
      <ul className="grid grid-cols-1 gap-2 px-4 py-3">
        {options.length === 0 && <li>{words.nothing}</li>}
        {options.map((option) => (
          <Option
            key={option.id}
            option={option}
            count={choice[option.id] ?? 0}
            mayPut={used < each && (choice[option.id] ?? 0) < most}
            onPut={() => change(option, 1)}
            onTake={() => change(option, -1)}
          />
        ))}
      </ul>
      <div className="sticky bottom-0 z-20 grid grid-cols-1 gap-2 border-ink border-t-2 bg-paper px-4 py-2">
        <CastRefused why={refused} />
        <div className="flex items-center justify-between gap-2">
          <StickerRow each={each} used={used} />
          {last !== undefined && choice[last] ? (
            <Button
              look="plain"
              className="shrink-0 whitespace-nowrap"
              onClick={() => {
                const option = options.find(({ id }) => id === last)
                if (option) change(option, -1)
              }}
            >
              {words.undo}
            </Button>
          ) : (
            <CastState state={state} />
          )}
        </div>
        <Button look="main" onClick={() => setReady(true)}>
          {words.done}
        </Button>
      </div>
    </>
  )
}

interface OptionProps {
  option: Choosable
  count: number
  mayPut: boolean
  onPut: () => void
  onTake: () => void
}

function Option({ option, count, mayPut, onPut, onTake }: OptionProps) {
  const words = useWords(BALLOTS)
  const name = option.name || words.untitled
  return (
    <li
      className={`flex items-center gap-3 rounded-8 border-2 px-3 py-2 ${option.paper} ${
        count > 0 ? 'border-ink' : 'border-hair'
      }`}
    >
      <div className="min-w-0 flex-1">
        <p className="break-phrases font-bold">
          <Phrases>{name}</Phrases>
        </p>
        {option.notes !== undefined && (
          <p className="text-sub">
            <Ruby>{words.notes(option.notes)}</Ruby>
          </p>
        )}
      </div>
      {count > 0 && (
        <button
          type="button"
          aria-label={words.takeFrom(name)}
          title={words.take}
          onClick={onTake}
          className="stamped inline-flex min-h-12 min-w-12 shrink-0 items-center justify-center rounded-full"
        >
          {Array.from({ length: count }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stickers are all alike
            <StickerIcon key={at} on />
          ))}
        </button>
      )}
      {(mayPut || count === 0) && (
        <Button
          className="shrink-0"
          disabled={!mayPut}
          aria-label={words.putOn(name)}
          onClick={onPut}
        >
          {words.put}
        </Button>
      )}
    </li>
  )
}

function without(all: readonly string[], one: string): readonly string[] {
  const at = all.lastIndexOf(one)
  return at < 0 ? all : [...all.slice(0, at), ...all.slice(at + 1)]
}
