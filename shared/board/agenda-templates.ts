import type { PhaseFields, PhaseKind } from './field-types.ts'

/** An evening's agenda by how long it lasts, in minutes. */
export const AGENDA_TEMPLATES = ['60', '90', '120'] as const
export type AgendaTemplate = (typeof AGENDA_TEMPLATES)[number]

export const PHASE_TITLES: Readonly<Record<PhaseKind, string>> = {
  welcome: '受付',
  icebreak: '自己紹介',
  write: '書く',
  reveal: 'ひらく',
  share: '島づくり',
  vote: 'シール投票',
  present: '発表',
  agree: '合意',
  ending: 'おわり',
  pause: '休憩',
}

const MINUTES: Readonly<Record<AgendaTemplate, readonly (readonly [PhaseKind, number])[]>> = {
  '60': [
    ...([
      ['welcome', 5],
      ['write', 15],
      ['reveal', 5],
      ['share', 15],
    ] as const),
    ...([
      ['present', 5],
      ['agree', 10],
      ['ending', 5],
    ] as const),
  ],
  '90': [
    ...([
      ['welcome', 5],
      ['icebreak', 5],
      ['write', 15],
      ['reveal', 5],
      ['share', 20],
    ] as const),
    ...([
      ['vote', 10],
      ['present', 10],
      ['agree', 15],
      ['ending', 5],
    ] as const),
  ],
  '120': [
    ...([
      ['welcome', 10],
      ['icebreak', 10],
      ['write', 20],
      ['reveal', 5],
      ['share', 25],
    ] as const),
    ...([
      ['vote', 10],
      ['present', 20],
      ['agree', 15],
      ['ending', 5],
    ] as const),
  ],
}

type Opened = Pick<PhaseFields, 'notes' | 'grouping' | 'ballot' | 'view'>
export type NewPhase = Pick<PhaseFields, 'kind' | 'title' | 'goal' | 'minutes'> & {
  [Key in keyof Opened]?: Opened[Key] | undefined
}

/** What a kind of phase opens where nobody said anything else. */
export const opensOf = (kind: PhaseKind): Pick<NewPhase, 'notes'> => {
  if (kind === 'write') return { notes: 'hidden' }
  return kind === 'reveal' ? { notes: 'open' } : {}
}

/** The goal is whichever the hall is at. */
export const phasesOf = (template: AgendaTemplate): readonly NewPhase[] =>
  MINUTES[template].map(([kind, minutes]) => ({
    ...{ kind, title: PHASE_TITLES[kind], goal: null, minutes, ...opensOf(kind) },
  }))
