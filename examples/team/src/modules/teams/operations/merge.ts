import { eq } from 'drizzle-orm'
import { employeesTable } from '../../employees/index.ts'
import { teams } from '../index.ts'
import type { Merge } from '../teams.operations.ts'

export const merge: Merge = async ({ tx, scope, it, input: { into } }) => {
  await tx.update(employeesTable).set({ teamId: into.id }).where(eq(employeesTable.teamId, it.id))
  await teams.remove(tx, scope, it.id)
}
