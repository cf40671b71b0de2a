// Checks the layers of .dependency-cruiser.json, and that anything was read at all:
// without a compiler that it knows, dependency-cruiser finds no module and passes.
import { readFileSync } from 'node:fs'
import { cruise } from 'dependency-cruiser'

const { options, forbidden } = JSON.parse(readFileSync('.dependency-cruiser.json', 'utf8'))
const folders = ['shared', 'server', 'client']
const { output } = await cruise(folders, {
  ...options,
  parser: 'swc',
  validate: true,
  ruleSet: { forbidden },
})
const { violations, totalCruised } = output.summary
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`)
const seen = new Set(output.modules.map((module) => module.source.split('/')[0]))
const missing = folders.filter((folder) => !seen.has(folder))
if (missing.length > 0) console.error(`no module was read in: ${missing.join(', ')}`)
console.log(`layers: ${totalCruised} modules, ${violations.length} violations`)
process.exit(violations.length > 0 || missing.length > 0 ? 1 : 0)
