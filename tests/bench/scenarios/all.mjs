import { city, hall } from './hall.mjs'

/**
 * - `defaults({ n, quick })` its options
 * - `run(contestant, server, options)` its figures
 * - `table(rows, options)` what is printed
 * - `needsDisk` for servers that keep nothing it means nothing
 */
export const scenarios = { hall, city }
