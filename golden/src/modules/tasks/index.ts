export { tasks } from './tasks.repository.ts'
export { taskRoutes as routes } from './tasks.routes.ts'
export { tasksTable } from './tasks.table.ts'
