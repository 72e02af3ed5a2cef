export type MigrationProblem =
  | 'misnamed'
  | 'duplicate'
  | 'pending'
  | 'gap'
  | 'changed'
  | 'missing'
  | 'irreversible'
  | 'failed'

export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  readonly problem: MigrationProblem

  constructor(problem: MigrationProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}
