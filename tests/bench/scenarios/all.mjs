import { client } from './client.mjs'
import { coldload } from './coldload.mjs'
import { crash } from './crash.mjs'
import { city, hall, team } from './hall.mjs'
import { hostile } from './hostile.mjs'
import { idle } from './idle.mjs'
import { join } from './join.mjs'
import { reveal } from './reveal.mjs'
import { storm } from './storm.mjs'
import { taking } from './taking.mjs'

/**
 * - `defaults({ n, quick })` its options
 * - `parts(options)` each on a fresh server; most have one
 * - `run(contestant, server, options)` its figures
 * - `table(rows, options)` what is printed
 * - `figures()` of a result, each with its name, to compare two checkouts by: less is better
 * - `onlyOurs` where there is nothing to compare
 * - `needsDisk` for servers that keep nothing it means nothing
 */
export const scenarios = {
  ...{ hall, city, team, storm, coldload, join, idle, crash, hostile, reveal, taking, client },
}
