import { type ReactNode, useId } from 'react'
import { CheckIcon } from './icons.tsx'
import { Phrases } from './phrases.tsx'

/** Any of several, all in sight: native check boxes that look like chips. */
export function Several<V extends string>({
  legend,
  choices,
  chosen,
  onChange,
  wrong,
}: {
  legend: ReactNode
  choices: readonly { value: V; label: ReactNode }[]
  chosen: readonly V[]
  /** In the choices' order. */
  onChange: (chosen: readonly V[]) => void
  /** What is wrong with what is chosen, where something is. */
  wrong?: string | undefined
}) {
  const id = useId()
  const toggled = (value: V) =>
    choices.map((choice) => choice.value).filter((one) => (one === value) !== chosen.includes(one))
  return (
    <fieldset className="min-w-0" aria-describedby={wrong === undefined ? undefined : id}>
      <legend className="mb-2 font-bold">
        <Phrases>{legend}</Phrases>
      </legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="rings relative inline-flex min-h-12 cursor-pointer items-center gap-1.5 rounded-8 border-2 border-edge bg-paper px-4 py-1 font-bold hover:bg-act-soft has-checked:border-act has-checked:bg-act-soft has-checked:text-act"
          >
            <input
              type="checkbox"
              className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
              value={value}
              checked={chosen.includes(value)}
              onChange={() => onChange(toggled(value))}
            />
            {chosen.includes(value) && <CheckIcon />}
            <span className="min-w-0">
              <Phrases>{label}</Phrases>
            </span>
          </label>
        ))}
      </div>
      {wrong !== undefined && (
        <p id={id} className="form-wrong">
          {wrong}
        </p>
      )}
    </fieldset>
  )
}
