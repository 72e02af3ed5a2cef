// DESIGN section 9, as data: what the tables print beside what was measured.
export const httpGoals = { get: 0.95, post: 0.95, list: 1 } as const

export const generateGoals: Readonly<Record<string, number>> = {
  '4 entities': 300,
  '40 entities': 600,
  '400 entities': 4000,
  'one field changed, 40 entities': 500,
}

export const bootGoals: Readonly<Record<string, number>> = {
  'bundle on PostgreSQL': 500,
  'dev on PostgreSQL': 1200,
  'embedded reopen': 1500,
}

export const residentGoalMb = 150
