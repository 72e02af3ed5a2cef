import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigError, type Environment } from './environment.ts'

/**
 * The process's environment over the `.env` file, with secrets read from files: NAME_FILE=/run/secrets/name is
 * NAME with that file's content.
 * @throws ConfigError, when such a file cannot be read
 */
export const loadEnvironment = (
  environment: Environment,
  envFile: string | null,
  names: readonly string[],
): Environment => {
  const merged: Environment = { ...fileVariables(envFile), ...environment }
  const problems: string[] = []
  const fromFiles = names.flatMap((name) => {
    const path = merged[`${name}_FILE`]
    if (path === undefined || path === '') return []
    try {
      return [[name, readFileSync(path, 'utf8').trim()] as const]
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read`)
      return []
    }
  })
  if (problems.length > 0) throw new ConfigError(problems)
  return { ...merged, ...Object.fromEntries(fromFiles) }
}

const fileVariables = (path: string | null): Environment =>
  path !== null && existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
