import type { Place, Wifi } from '../../shared/http.ts'
import { useSession } from '../sync/board-session.tsx'
import { useBoard } from '../sync/hooks.tsx'
import { Notice } from '../ui/notice.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { urlOfTable } from './place.ts'
import { Title } from './title.tsx'
import { upTo } from './up-to.ts'
import { ByCode, Steps, useEvening, WithPlace } from './ways.tsx'
import { wifiText } from './wifi.ts'

/** A sheet for the middle of each table. */
export function Sheets() {
  const told = useSession().tables
  const tables = useBoard().board.tables ?? told
  return (
    <WithPlace>
      {(place) => (
        <Frame
          title={words.titles.sheets}
          paper={{ size: 'A4', turn: 'portrait', marginMm: 0 }}
          choices={place.wifi ? null : <Notice>{words.noWifi}</Notice>}
        >
          {upTo(tables).map((table) => (
            <Sheet key={table} table={table} place={place} />
          ))}
        </Frame>
      )}
    </WithPlace>
  )
}

function Sheet({ table, place: { wifi, joinUrl } }: { table: number; place: Place }) {
  const { title, day } = useEvening()
  return (
    <article className="print-paper way way-sheet">
      <header className="way-head">
        <div>
          <Title title={title} />
          {day && <p>{day}</p>}
        </div>
        <p className="way-table">{words.table(table)}</p>
      </header>
      {wifi && <ToWifi wifi={wifi} />}
      <section className="way-part">
        <QrCode
          text={urlOfTable(joinUrl, table)}
          label={words.boardQr(table)}
          className="print-qr"
        />
        <h3>
          {wifi && <span className="way-number">2</span>}
          {words.board}
        </h3>
        <div className="way-words">
          <Steps />
          {!wifi && <NoInternet />}
        </div>
      </section>
      <ByCode joinUrl={joinUrl} />
      <div className="way-foot">
        <p>{words.easy}</p>
        <p>{words.noPhone}</p>
      </div>
    </article>
  )
}

function ToWifi({ wifi }: { wifi: Wifi }) {
  return (
    <section className="way-part">
      <QrCode text={wifiText(wifi)} label={words.wifiQr} className="print-qr" />
      <h3>
        <span className="way-number">1</span>
        {words.wifi}
      </h3>
      <div className="way-words">
        <dl className="way-pairs">
          <dt>{words.wifiName}</dt>
          <dd>{wifi.name}</dd>
          <dt>{words.wifiPassword}</dt>
          <dd>{wifi.password === '' ? words.wifiOpen : wifi.password}</dd>
        </dl>
        <NoInternet />
      </div>
    </section>
  )
}

function NoInternet() {
  return (
    <p className="way-boxed">
      <b>{words.noInternet}</b>
      {words.noInternetHow}
    </p>
  )
}
