export { stockEntriesTable } from './modules/stock-entries/index.ts'
export { tasksTable } from './modules/tasks/index.ts'
