import { Redirect } from 'wouter'
import { queryOf, readWayIn } from '../../shared/way-in.ts'
import { NUMBER } from '../words/number.ts'
import { useWords } from '../words/provided.ts'
import Home from './home.tsx'

/** An address that nobody printed: what it means is found in it, or the number is asked for. */
export default function Elsewhere({ path = location.pathname }: { path?: string }) {
  const numberWords = useWords(NUMBER)
  const typed = decoded(path)
  const way = readWayIn(typed)
  switch (way.kind) {
    case 'code':
      return <Home start={typed} />
    case 'link':
      return <Redirect replace to={`/${way.at}/${way.secret}${location.search || queryOf(way)}`} />
    case 'page':
      if (way.path !== path) return <Redirect replace to={way.path} />
      return <Home said={numberWords.nowhere} />
    case 'cut':
      return <Home said={numberWords.cut} />
    default:
      return <Home said={numberWords.nowhere} />
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
