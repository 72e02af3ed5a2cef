import { stripVTControlCharacters } from 'node:util'
import { type ArgsDef, type CommandDef, parseArgs, renderUsage, runCommand } from 'citty'
import { nearest } from '../names/index.ts'
import { EnvironmentError, toolVersion } from '../project/index.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { print, tell, tolerateClosedPipes } from './output.ts'

/** Loaded when asked for: a cold start is half of what a small run costs. */
const commands: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  init: () => import('./init.ts'),
  check: () => import('./check.ts'),
  fmt: () => import('./fmt.ts'),
  plan: () => import('./plan.ts'),
  generate: () => import('./generate.ts'),
  schema: () => import('./schema.ts'),
  explain: () => import('./explain.ts'),
}

const usage = `ashlar: one spec file in, a complete TypeScript backend out, that is yours

  ashlar init [DIR]        start a project: a commented spec, and the scripts to use it
  ashlar check             say everything that is wrong with a spec
  ashlar fmt               write a spec the usual way; comments stay
  ashlar plan              say what generate would change, and change nothing
  ashlar generate          bring a folder in step with its spec, all or nothing
  ashlar schema            print the JSON Schema of the language, for editors
  ashlar explain [CODE]    explain the code of a diagnostic

\`ashlar COMMAND --help\` shows a command's options.
exit codes: 0 clean, 1 failed, 2 usage, 3 spec invalid, 4 edits or other files in the way, 5 environment, 6 findings`

/** @returns the exit code; nothing else of the tool ends the process */
export const main = async (rawArgs: readonly string[]): Promise<ExitCode> => {
  tolerateClosedPipes()
  const [name, ...rest] = rawArgs
  if (name === undefined) return refuse(usage)
  if (name === '--help' || name === '-h' || name === 'help') return show(usage)
  if (name === '--version' || name === '-v') return show(toolVersion())
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    const near = nearest(name, Object.keys(commands))
    return refuse(
      `There is no command ${name}.${near === null ? '' : ` Did you mean ${near}?`} \`ashlar --help\` lists them.`,
    )
  }
  const command = (await load()).default as CommandDef
  if (rest.includes('--help') || rest.includes('-h')) return show(uncoloured(await renderUsage(command)))
  const wrong = wrongArgument(rest, command.args as ArgsDef | undefined)
  return wrong === null ? run(command, rest) : refuse(wrong)
}

const run = async (command: CommandDef, rawArgs: readonly string[]): Promise<ExitCode> => {
  try {
    const { result } = await runCommand(command, { rawArgs: [...rawArgs] })
    return result as ExitCode
  } catch (error) {
    if (error instanceof EnvironmentError) {
      tell(`error[${error.code}]: ${error.message}`)
      return exitCodes.environment
    }
    throw error
  }
}

/** An option that nobody knows would otherwise be passed over without a word. */
const wrongArgument = (rawArgs: readonly string[], args: ArgsDef = {}): string | null => {
  const known = Object.keys(args)
  const unknown = rawArgs.find(
    (arg) => arg.startsWith('-') && !known.includes(arg.replace(/^--?(no-)?/, '').replace(/=.*$/, '')),
  )
  if (unknown !== undefined) {
    const near = nearest(unknown.replace(/^-+/, ''), known)
    return `There is no option ${unknown}.${near === null ? '' : ` Did you mean --${near}?`}`
  }
  const positionals = known.filter((name) => args[name]?.type === 'positional').length
  const given = parseArgs([...rawArgs], args)._.length
  if (given > positionals) return `Too many arguments: ${rawArgs.join(' ')}`
  const isText = (arg: string): boolean =>
    arg.startsWith('--') && args[arg.slice(2).replace(/=$/, '')]?.type === 'string'
  const bare = rawArgs.find(
    (arg, at) =>
      isText(arg) && (arg.endsWith('=') || rawArgs[at + 1] === '' || (rawArgs[at + 1] ?? '-').startsWith('-')),
  )
  return bare === undefined ? null : `${bare.replace(/=$/, '')} wants a value.`
}

/** Colours are for a terminal that wants them. */
const uncoloured = (text: string): string =>
  process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? text : stripVTControlCharacters(text)

const show = (text: string): ExitCode => {
  print(text)
  return exitCodes.clean
}

const refuse = (text: string): ExitCode => {
  tell(text)
  return exitCodes.usage
}
