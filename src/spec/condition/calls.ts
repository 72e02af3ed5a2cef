import type { ASTNode } from '@marcbachmann/cel-js'
import { shown } from '../../diagnostics/index.ts'
import { nearest } from '../../names/index.ts'
import { type Expr, type FunctionName, functionNames } from '../types.ts'
import { functions } from './functions.ts'
import { isMacro, macros, readMacro } from './macros.ts'
import { operands } from './operators.ts'
import { later, nameBehind, type Operand, type Scope, wrong } from './scope.ts'

const laterFunctions: ReadonlySet<string> = new Set(['point', 'distance', 'similarity', 'url', 'people'])
/** Written behind their text: `it.name.startsWith('A')`. */
const methods: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains', 'matches'])

/** `size(it.name)`. */
export function readCall(at: ASTNode & { op: 'call' }, scope: Scope): Expr | null {
  const [name, args] = at.args
  const place = { start: at.start, end: at.start + name.length }
  if (laterFunctions.has(name)) return later(scope, place, `\`${name}\``)
  if (methods.has(name))
    return wrong(
      scope,
      'unknown-function',
      place,
      `\`${name}\` stands behind its text.`,
      `Write \`text.${name}(other)\`.`,
    )
  if (isMacro(name))
    return wrong(
      scope,
      'unknown-function',
      place,
      `\`${name}\` stands behind its list.`,
      `Write \`list.${name}(row, ...)\`.`,
    )
  if (!isFunction(name))
    return unknownFunction(
      name,
      place,
      functionNames.filter((one) => !methods.has(one)),
      scope,
    )
  const found = operands(args, scope)
  return found === null ? null : apply(name, found, at, scope)
}

/** `it.name.startsWith('A')`, `it.items.exists(item, ...)`. */
export function readMethod(at: ASTNode & { op: 'rcall' }, scope: Scope): Expr | null {
  const [name, receiver, args] = at.args
  if (isMacro(name)) return readMacro(at, name, scope)
  const place = nameBehind(scope, receiver, name)
  if (name !== 'size' && !methods.has(name)) return notAMethod(name, place, scope)
  const found = operands([receiver, ...args], scope)
  return found !== null && isFunction(name) ? apply(name, found, at, scope) : null
}

function isFunction(name: string): name is FunctionName {
  return functionNames.some((one) => one === name)
}

function apply(name: FunctionName, args: readonly Operand[], at: ASTNode, scope: Scope): Expr | null {
  const { least, most, read } = functions[name]
  if (args.length >= least && args.length <= most) return read(args, at, scope)
  const given = at.op === 'rcall' ? 1 : 0
  const wanted = least === most ? String(least - given) : `${least - given} or ${most - given}`
  const hint = (name === 'min' || name === 'max') && args.length > 1 ? `Write a list: \`${name}([a, b])\`.` : undefined
  return wrong(scope, 'wrong-arguments', at, `\`${name}\` takes ${wanted}, not ${args.length - given}.`, hint)
}

function notAMethod(name: string, place: Pick<ASTNode, 'start' | 'end'>, scope: Scope): null {
  if (laterFunctions.has(name)) return later(scope, place, `\`${name}\``)
  if (isFunction(name))
    return wrong(
      scope,
      'unknown-function',
      place,
      `\`${name}\` does not stand behind a value.`,
      `Write \`${name}(value)\`.`,
    )
  return unknownFunction(name, place, [...methods, ...macros, 'size'], scope)
}

function unknownFunction(
  name: string,
  place: Pick<ASTNode, 'start' | 'end'>,
  known: readonly string[],
  scope: Scope,
): null {
  const near = name === 'length' ? 'size' : nearest(name, known)
  const hint = near === null ? `There are ${known.join(', ')}.` : `Did you mean \`${near}\`?`
  return wrong(scope, 'unknown-function', place, `There is no function \`${shown(name, 60)}\`.`, hint)
}
