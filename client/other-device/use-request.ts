import { useState } from 'react'
import { HttpError } from '../sync/http.ts'
import { useWords } from '../words/provided.ts'
import { RETURNED } from '../words/returned.ts'

/** Asks the server for something at a tap, once at a time; what it answers instead is said. */
export function useRequest() {
  const returnedWords = useWords(RETURNED)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (act: () => Promise<void>): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      await act()
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      setProblem(error.message || returnedWords.away)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, send }
}
