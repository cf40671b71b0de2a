import { late } from '../ui/late.tsx'

/** Islands come when somebody looks at them: they bring the drag library along. */
export const GroupsBoard = late(() => import('./groups-board.tsx').then((module) => module.default))
