export const ROLES = ['participant', 'scribe', 'staff', 'facilitator', 'screen'] as const
export type Role = (typeof ROLES)[number]

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value)

/** The last part of a surface's address: `/b/<board>/<surface>`. */
export const surfaceOf = (role: Role): string => (role === 'facilitator' ? 'lead' : role)

export const roleOfSurface = (surface: string): Role | undefined =>
  ROLES.find((role) => surfaceOf(role) === surface)
