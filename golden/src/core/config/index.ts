export { choice, flag, integer, list, optional, secret, text } from './readers.ts'
export { ConfigError, readEnvironment } from './environment.ts'
export { loadEnvironment } from './load.ts'
