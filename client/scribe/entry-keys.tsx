import { scribeWords as words } from '../words/scribe.ts'

interface EntryKeysProps {
  enterPosts: boolean
  onEnterPosts: (on: boolean) => void
}

/** What Enter does, and which keys there are. */
export function EntryKeys({ enterPosts, onEnterPosts }: EntryKeysProps) {
  return (
    <>
      <label className="rings scribe-switch">
        <input
          type="checkbox"
          checked={enterPosts}
          onChange={(event) => onEnterPosts(event.currentTarget.checked)}
        />
        <span>
          {words.enterPosts}
          <span className="entry-combination">{words.enterBreaks}</span>
          {!enterPosts && <small className="entry-combination">{words.ctrlEnter}</small>}
        </span>
      </label>
      <details className="scribe-keys">
        <summary className="rings">{words.keys}</summary>
        <ul>
          {words.keysHelp.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  )
}
