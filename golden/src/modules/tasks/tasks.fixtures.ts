import type { TaskCreate } from './tasks.schema.ts'

/** A body that is accepted. */
export const aTask = (given: Partial<TaskCreate> = {}): TaskCreate => ({
  completed: true,
  description: 'description',
  title: 'title',
  ...given,
})
