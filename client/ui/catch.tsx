import { Component, type ReactNode } from 'react'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { Button } from './button.tsx'
import { Page } from './page.tsx'
import { Ruby } from './ruby.tsx'

/** The screens' one catch: a fault says what is kept and what to do; React has told the console. */
export class Catch extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError = () => ({ failed: true })

  override render() {
    if (!this.state.failed) return this.props.children
    return <Broken />
  }
}

function Broken() {
  const uiWords = useWords(SHARED)
  return (
    <Page title={uiWords.broken}>
      <p>
        <Ruby>{uiWords.brokenHelp}</Ruby>
      </p>
      <Button look="main" onClick={() => location.reload()}>
        {uiWords.reload}
      </Button>
    </Page>
  )
}
