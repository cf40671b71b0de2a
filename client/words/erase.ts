import { part } from './part.ts'

export const ERASE = part('erase', { erase: 'この端末から消す' })
