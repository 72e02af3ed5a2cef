import type { Rows } from '../../../test/app.ts'
import type { ValuesOf } from '../../core/data/index.ts'
import { tasks } from './tasks.repository.ts'

type New = ValuesOf<typeof tasks>

/** A body that is accepted. */
export const aTask = (given: Partial<New> = {}): New => ({
  completed: true,
  description: 'description',
  title: 'title',
  ...given,
})

/** The same, stored. */
export const savedTask = async (app: Rows, given: Partial<New> = {}) => tasks.create(app.db, app.scope(), aTask(given))
