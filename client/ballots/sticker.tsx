import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'

/** シール: a star when it sticks, an empty ring when it is still in the hand. */
export function StickerIcon({ on = false }: { on?: boolean }) {
  return (
    <svg viewBox="0 0 40 40" className="size-9 shrink-0" aria-hidden="true" focusable="false">
      {on ? (
        <>
          <circle cx="20" cy="20" r="17" fill="#ffd43d" stroke="#1a1a1a" strokeWidth="2" />
          <path
            d="M20 9l3.3 6.9 7.6 1-5.5 5.2 1.3 7.5-6.7-3.6-6.7 3.6 1.3-7.5-5.5-5.2 7.6-1z"
            fill="#1a1a1a"
          />
        </>
      ) : (
        <circle
          cx="20"
          cy="20"
          r="17"
          fill="none"
          stroke="#595959"
          strokeWidth="2"
          strokeDasharray="4 4"
        />
      )}
    </svg>
  )
}

/** How many of one's stickers are used, in words and in shapes. */
export function StickerRow({ each, used }: { each: number; used: number }) {
  const words = useWords(BALLOTS)
  return (
    <div className="min-w-0">
      <p className="font-bold">{used === each ? words.noneLeft : words.left(each, used)}</p>
      {each <= 5 && (
        <div className="mt-1 flex gap-1" aria-hidden="true">
          {Array.from({ length: each }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stickers are all alike
            <StickerIcon key={at} on={at < used} />
          ))}
        </div>
      )}
    </div>
  )
}
