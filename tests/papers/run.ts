// `npm run papers [-- xlsx|print [<board> …]]`: makes the files and prints the pages of boards that
// are hard to lay out, with pictures of every page, to be looked at. Needs `npm run build`,
// LibreOffice, pdftoppm and, to be of any use, the font BIZ UDPゴシック (Debian: libreoffice-calc
// poppler-utils fonts-morisawa-bizud-gothic).
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planCsv } from '../../server/export/table-csv.ts'
import { planWorkbook } from '../../server/export/workbook.ts'
import { EIGHT_FIFTEEN, IZUMI } from '../server/export/evening.ts'
import { BOARDS } from './boards.ts'
import { printPages } from './printed.ts'

const folder = join(tmpdir(), 'yoriai-papers')
const [kind, ...wanted] = process.argv.slice(2)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const run = (program: string, ...rest: string[]) =>
  execFileSync(program, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] })

const made: string[] = []
if (kind !== 'print') {
  for (const [name, board] of Object.entries(BOARDS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    writeFileSync(join(folder, `${name}.xlsx`), await planWorkbook(board, IZUMI, EIGHT_FIFTEEN))
    writeFileSync(join(folder, `${name}.csv`), planCsv(board))
    made.push(name)
  }
  run('soffice', '--headless', '--convert-to', 'pdf', ...made.map((name) => `${name}.xlsx`))
}
if (kind !== 'xlsx') made.push(...(await printPages(folder, wanted)))

for (const name of made) {
  run('pdftoppm', '-r', '60', '-png', `${name}.pdf`, `${name}_`)
  const pages = readdirSync(folder).filter((file) => file.startsWith(`${name}_`))
  console.log(`${String(pages.length).padStart(4)} pages  ${join(folder, name)}_*.png`)
}
