import '@fontsource/biz-udpgothic/latin-400.css'
import '@fontsource/biz-udpgothic/latin-700.css'
import '@fontsource/biz-udpgothic/japanese-400.css'
import '@fontsource/biz-udpgothic/japanese-700.css'
import './print.css'
import type { ComponentType } from 'react'
import { Link, useSearch } from 'wouter'
import { type BoardId, isId } from '../../shared/board/ids.ts'
import { BoardSession } from '../sync/board-session.tsx'
import { Page } from '../ui/page.tsx'
import { NOT_FOUND } from '../words/not-found.ts'
import { useWords } from '../words/provided.ts'
import { Blank } from './blank.tsx'
import { Cards } from './cards.tsx'
import { CodeCards } from './code-cards.tsx'
import { Plan } from './plan.tsx'
import { Poster } from './poster.tsx'
import { Sheets } from './sheets.tsx'

const SHEETS: ReadonlyMap<string, ComponentType> = new Map([
  ['plan', Plan],
  ['blank', Blank],
  ['cards', Cards],
  ['sheets', Sheets],
  ['code-cards', CodeCards],
  ['poster', Poster],
])

/** `/b/<board>/print/<sheet>?as=<role>`: a page for paper, with the seat that this device has. */
export default function Print({ board, sheet }: { board: string; sheet: string }) {
  const notFoundWords = useWords(NOT_FOUND)
  const as = new URLSearchParams(useSearch()).get('as')
  const role = as === 'facilitator' || as === 'staff' ? as : undefined
  const Sheet = SHEETS.get(sheet)
  if (!Sheet || !role || !isId<BoardId>(board))
    return (
      <Page title={notFoundWords.notFound}>
        <p>{notFoundWords.notFoundHelp}</p>
        <Link href="/" className="inline-flex min-h-12 items-center font-bold text-act underline">
          {notFoundWords.toHome}
        </Link>
      </Page>
    )
  return (
    <BoardSession key={`${board} ${role}`} board={board} role={role}>
      <Sheet />
    </BoardSession>
  )
}
