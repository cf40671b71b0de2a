import { useState } from 'react'
import { REDACTION_REASONS, type RedactionReason } from '../../shared/board/redaction.ts'
import { useSession } from '../sync/board-session.tsx'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { BinIcon } from '../ui/tool-icons.tsx'
import { leadWords } from '../words/lead.ts'
import { redactWords as words } from '../words/redact.ts'
import { redact } from './evening-requests.ts'
import { type Found, relatedTo } from './redactable.ts'
import { saidBy } from './said-by.ts'

type Step =
  | { at: 'ask' | 'doing' }
  | { at: 'sure'; problem: string | null }
  | { at: 'done'; swept: boolean }

/** Says what goes and what stays, asks why, asks once more, and tells what came of it. */
export function RedactDialog({
  target,
  onDone,
  onClose,
}: {
  target: Found
  onDone: () => Promise<void>
  onClose: () => void
}) {
  const { id } = useSession()
  const board = useBoard()
  const speaker = useSpeaker()
  const [step, setStep] = useState<Step>({ at: 'ask' })
  const [reason, setReason] = useState<RedactionReason | null>(null)
  /** As it was when it was asked for: it goes from the board before this is over. */
  const [related] = useState(() => relatedTo(board, target))
  const [also, setAlso] = useState<readonly Found[]>([])
  const all = [target, ...also]

  const erase = async () => {
    setStep({ at: 'doing' })
    speaker.announce(words.doing)
    try {
      const entries = all.map(({ entry }) => entry)
      const { swept } = await redact(id, entries, reason ?? 'other')
      setStep({ at: 'done', swept })
      speaker.announce(words.done)
      await onDone()
    } catch (error) {
      setStep({ at: 'sure', problem: saidBy(error) })
    }
  }

  switch (step.at) {
    case 'ask':
      return (
        <Dialog
          key="ask"
          title={target.entry.startsWith('notes/') ? words.askNote : words.askRow}
          onClose={onClose}
          closer={false}
        >
          <div className="lead-confirm">
            <Words of={target} />
            <ul className="list-disc pl-6">
              {words.happens.map((line) => (
                <li key={line}>{line}</li>
              ))}
              {target.entry.startsWith('notes/') && <li>{words.toldAuthor}</li>}
            </ul>
            {related.length > 0 && (
              <fieldset>
                <legend className="mb-2 font-bold">{words.also}</legend>
                {related.map((one) => (
                  <label key={one.entry} className="lead-check rings">
                    <input
                      type="checkbox"
                      checked={also.includes(one)}
                      onChange={(event) =>
                        setAlso(
                          event.target.checked
                            ? [...also, one]
                            : also.filter((other) => other !== one),
                        )
                      }
                    />
                    <span className="min-w-0">
                      {one.kind === 'row' ? words.alsoRow(one.text) : words.alsoNote(one.text)}
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
            <Choices
              legend={words.reason}
              choices={REDACTION_REASONS.map((value) => ({ value, label: words.reasons[value] }))}
              chosen={reason}
              onChoose={setReason}
            />
            <div className="lead-actions">
              <Button
                look={reason ? 'main' : 'quiet'}
                aria-disabled={!reason}
                onClick={() => reason && setStep({ at: 'sure', problem: null })}
              >
                {words.next}
              </Button>
              <Button onClick={onClose} data-focus-first>
                {leadWords.cancel}
              </Button>
            </div>
          </div>
        </Dialog>
      )
    case 'sure':
      return (
        <Dialog key="sure" title={words.sure} onClose={onClose} closer={false}>
          <div className="lead-confirm">
            <p>{words.sureCount(all.length)}</p>
            {all.map((one) => (
              <Words key={one.entry} of={one} />
            ))}
            <p className="font-bold">{words.sureNever}</p>
            <div role="alert">{step.problem !== null && <Notice>{step.problem}</Notice>}</div>
            <div className="lead-actions">
              <Button look="gone-main" onClick={() => void erase()}>
                <BinIcon />
                {words.sureDo}
              </Button>
              <Button onClick={() => setStep({ at: 'ask' })}>{words.back}</Button>
              <Button onClick={onClose} data-focus-first>
                {leadWords.cancel}
              </Button>
            </div>
          </div>
        </Dialog>
      )
    case 'doing':
      return (
        <Dialog key="doing" title={words.sure} onClose={stays} closer={false}>
          <p tabIndex={-1} data-focus-first aria-busy="true">
            {words.doing}
          </p>
        </Dialog>
      )
    case 'done':
      return (
        <Dialog key="done" title={words.done} onClose={onClose} closer={false}>
          <div className="lead-confirm">
            <h3 className="font-bold">{words.goneTitle}</h3>
            <ul className="list-disc pl-6">
              {[...words.gone, ...(step.swept ? [words.swept] : [])].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <h3 className="font-bold">{words.leftTitle}</h3>
            <ul className="list-disc pl-6">
              {[
                ...(step.swept ? [] : [words.notSwept]),
                ...(related.length > also.length
                  ? [words.leftAlso(related.length - also.length)]
                  : []),
                ...words.left,
              ].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <div className="lead-actions">
              <Button look="main" onClick={onClose} data-focus-first>
                {words.close}
              </Button>
            </div>
          </div>
        </Dialog>
      )
  }
}

function Words({ of: { entry, kind, text } }: { of: Found }) {
  return (
    <div className="rounded-8 border-2 border-edge bg-paper px-3 py-2">
      <small>{words.kinds[kind]}</small>
      <FoldedText id={`redact/${entry}`} text={text} />
    </div>
  )
}

/** It is under way: closing would only hide it. */
const stays = () => undefined
