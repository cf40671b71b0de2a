import { PICTURES, type Picture, SIGN_LENGTH } from '../../shared/sign.ts'
import { useWords } from '../words/provided.ts'
import { RETURNED } from '../words/returned.ts'
import { Drawn } from './pictures.tsx'

/** Three pictures, one after the other; a second tap takes one back. */
export function ChoosePictures({
  chosen,
  onChoose,
}: {
  chosen: readonly Picture[]
  onChoose: (chosen: readonly Picture[]) => void
}) {
  const words = useWords(RETURNED)
  const tap = (picture: Picture) => {
    if (chosen.includes(picture)) return onChoose(chosen.filter((one) => one !== picture))
    if (chosen.length < SIGN_LENGTH) onChoose([...chosen, picture])
  }
  return (
    <div className="grid grid-cols-1 gap-2">
      <ul className="grid grid-cols-3 gap-1.5">
        {PICTURES.map((picture) => {
          const place = chosen.indexOf(picture)
          const name = words.picture[picture]
          const isChosen = place >= 0
          return (
            <li key={picture}>
              <button
                type="button"
                aria-pressed={isChosen}
                aria-label={isChosen ? words.chosenAs(name, place + 1) : name}
                className={`relative grid min-h-14 w-full justify-items-center rounded-8 border-2 py-1 font-bold ${
                  isChosen ? 'border-act bg-act-soft text-act' : 'border-edge bg-paper'
                }`}
                onClick={() => tap(picture)}
              >
                <Drawn picture={picture} />
                <span>{name}</span>
                {isChosen && (
                  <span className="figures absolute top-0.5 left-0.5 grid size-7 place-items-center rounded-full bg-act text-paper">
                    {place + 1}
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      <p className="figures font-bold" role="status">
        {chosen.length === 0
          ? words.none
          : words.order(chosen.map((picture) => words.picture[picture]))}
      </p>
    </div>
  )
}
