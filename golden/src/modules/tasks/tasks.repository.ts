import { repository } from '../../core/data/index.ts'
import { tasksTable } from './tasks.table.ts'

export const tasks = repository(tasksTable, {
  sort: ['-created_at', 'title'],
  paging: { style: 'page', size: 20, max: 100, total: 'exact' },
})
