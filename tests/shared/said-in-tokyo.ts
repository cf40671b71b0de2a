/** Says in JSON what the surfaces and papers say of moments: run in several time zones. */
import { matrixWords } from '../../client/words/matrix.ts'
import { printWords } from '../../client/words/print.ts'
import { receptionWords } from '../../client/words/reception.ts'
import { sayReport } from '../../server/cli/report.ts'
import { fileName } from '../../server/export/file-name.ts'
import { dayInWords } from '../../shared/eras.ts'
import { fiscalYearAt } from '../../shared/plan/years.ts'
import { clockIn, dayIn, exactMoment, momentInEra } from '../../shared/tokyo.ts'

const ms = Date.parse(process.argv[2] ?? '')
const lines: string[] = []
sayReport(
  { say: (line) => lines.push(line), complain: () => undefined },
  { seal: { digest: '', rows: 0, at: ms }, boards: [], flaws: [] },
)
process.stdout.write(
  JSON.stringify({
    matrix: [matrixWords.day(ms), matrixWords.moment(ms), matrixWords.row.decided('区役所', ms)],
    paper: [printWords.printedOn(ms), printWords.moment('区役所', ms)],
    reception: receptionWords.since(clockIn(ms)),
    boards: dayInWords(dayIn(ms)),
    report: lines,
    file: fileName({ title: '泉区', heldOn: undefined }, 'csv', ms),
    exact: [exactMoment(ms), momentInEra(ms)],
    fiscalYear: fiscalYearAt(ms),
  }),
)
