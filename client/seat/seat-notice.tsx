import { Link } from 'wouter'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { NOTICES } from '../words/notices.ts'
import { useWords } from '../words/provided.ts'

/** One notice; where the seat is gone, with the way in. */
export default function SeatNotice({
  about,
}: {
  about: 'no-seat' | 'no-board' | 'closed' | 'notesEnded' | 'keepsNot'
}) {
  const words = useWords(NOTICES)
  return (
    <Notice>
      <p>
        <Ruby>{words[about]}</Ruby>
      </p>
      {(about === 'no-seat' || about === 'no-board') && (
        <Link
          href="/"
          className="inline-flex min-h-12 items-center font-bold text-act underline underline-offset-4"
        >
          {words.byCode}
        </Link>
      )}
    </Notice>
  )
}
