import { and, eq, isNull } from 'drizzle-orm'
import { projectsMembersTable as members } from '../../projects/index.ts'
import { tasks, tasksTable } from '../../tasks/index.ts'
import type { PullTask } from '../employees.operations.ts'

/** What another one is about to take is passed over, so that two who ask at once get two tasks. */
export const pullTask: PullTask = async ({ tx, scope, it, fail }) => {
  const [next] = await tx
    .select({ id: tasksTable.id })
    .from(tasksTable)
    .innerJoin(members, eq(members.projectId, tasksTable.projectId))
    .where(and(eq(members.employeeId, it.id), eq(tasksTable.state, 'todo'), isNull(tasksTable.assigneeId)))
    .orderBy(tasksTable.dueOn, tasksTable.id)
    .limit(1)
    .for('update', { of: tasksTable, skipLocked: true })
  return next ? tasks.update(tx, scope, next.id, { assigneeId: it.id }) : fail.nothing_to_do()
}
