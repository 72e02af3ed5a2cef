/** The same for every command. */
export const exitCodes = {
  clean: 0,
  failed: 1,
  usage: 2,
  invalid: 3,
  inTheWay: 4,
  environment: 5,
  findings: 6,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
