import { type ReactNode, useId } from 'react'
import { CheckIcon } from './icons.tsx'
import { Phrases } from './phrases.tsx'

interface Choice<V extends string> {
  value: V
  label: ReactNode
}

/**
 * One of several, all in sight: native radio buttons that look like chips. The mark of the chosen one
 * sits on its edge and takes no room: choosing moves nothing.
 */
export function Choices<V extends string>({
  legend,
  choices,
  chosen,
  onChoose,
  shape = 'chips',
  legendClassName = 'font-bold',
}: {
  legend: ReactNode
  choices: readonly Choice<V>[]
  chosen: V | null
  onChoose: (value: V) => void
  /** lines: one below the other, for longer texts. */
  shape?: 'chips' | 'lines'
  legendClassName?: string
}) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className={`mb-2 ${legendClassName}`}>
        <Phrases>{legend}</Phrases>
      </legend>
      <div className={shape === 'chips' ? 'flex flex-wrap gap-2' : 'grid grid-cols-1 gap-2'}>
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className={`rings relative inline-flex min-h-12 cursor-pointer items-center border-2 px-4 py-1 font-bold hover:bg-act-soft has-checked:border-act has-checked:bg-act-soft has-checked:text-act ${
              shape === 'chips' ? 'rounded-full' : 'rounded-8'
            } border-edge bg-paper`}
          >
            <input
              type="radio"
              className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            {chosen === value && (
              <span className="absolute -top-2 -left-1 grid size-5 place-items-center rounded-full bg-act text-[0.8rem] text-paper">
                <CheckIcon />
              </span>
            )}
            <span className="min-w-0">
              <Phrases>{label}</Phrases>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
