import type { ASTNode } from '@marcbachmann/cel-js'
import { shown } from '../../diagnostics/index.ts'
import { listed, nearestTo } from '../text/notes.ts'
import type { Expr, FieldType, ValueType } from '../types.ts'
import { check } from './check.ts'
import type { Member, Shape } from './model.ts'
import { later, type Scope, wrong } from './scope.ts'
import { valueType, words } from './types.ts'

type Place = Pick<ASTNode, 'start' | 'end'>
type Row = ValueType & { readonly kind: 'row' }

/** Roots of the language whose sections are not built. */
const laterRoots: ReadonlySet<string> = new Set(['actor', 'session', 'tenant', 'settings', 'old', 'value', 'body'])
const roots = ['it', 'input', 'now', 'today']

/** Names that a variable may not have. */
export const isRoot = (name: string): boolean => roots.includes(name) || laterRoots.has(name)

export function readName(name: string, at: ASTNode, scope: Scope): Expr | null {
  const depth = scope.variables.findLastIndex((variable) => variable.name === name)
  const variable = scope.variables[depth]
  if (variable !== undefined) return { node: 'variable', name, depth, type: variable.type, nullable: variable.nullable }
  if (name === 'now') return { node: 'now', type: { kind: 'datetime' }, nullable: false }
  if (name === 'today') return { node: 'today', type: { kind: 'date' }, nullable: false }
  if (name === 'it' && scope.roots.it !== null) return theRow(scope.roots.it, scope)
  if (name === 'input' && scope.roots.input !== null)
    return wrong(scope, 'wrong-operand', at, '`input` alone is no value.', 'Name what was sent: `input.amount`.')
  if (laterRoots.has(name)) return later(scope, at, `\`${name}\``)
  return unknownName(name, at, scope)
}

function theRow(entity: string, { model }: Scope): Expr | null {
  const shape = model.entity(entity)
  return shape === undefined ? null : { node: 'row', root: 'it', type: rowOf(shape), nullable: false }
}

function rowOf({ name, table }: Shape): Row {
  return { kind: 'row', entity: name, table }
}

function unknownName(name: string, at: ASTNode, scope: Scope): null {
  const known = knownNames(scope)
  const own = scope.roots.it === null ? undefined : scope.model.entity(scope.roots.it)?.members.has(name)
  const near = own === true ? `it.${name}` : nearestTo(scope.notes, name, () => known)
  const hint = near === null ? `Known here: ${known.join(', ')}.` : `Did you mean \`${near}\`?`
  if (name === 'it') return wrong(scope, 'unknown-name', at, 'There is no row here, so `it` means nothing.', hint)
  if (name === 'input') return wrong(scope, 'unknown-name', at, 'Nothing is sent here, so `input` means nothing.', hint)
  return wrong(scope, 'unknown-name', at, `\`${shown(name, 60)}\` means nothing here.`, hint)
}

function knownNames({ roots: { it, input }, variables }: Scope): readonly string[] {
  const names = variables.map(({ name }) => name)
  return [...names, ...(it === null ? [] : ['it']), ...(input === null ? [] : ['input']), 'now', 'today']
}

/** `of.name`. */
export function readMember(at: ASTNode & { op: '.' }, scope: Scope): Expr | null {
  const [receiver, name] = at.args
  const place = { start: at.end - name.length, end: at.end }
  if (receiver.op === 'id' && receiver.args === 'input' && scope.roots.input !== null)
    return readInput(name, place, scope)
  const of = check(receiver, scope)
  if (of === null) return null
  if (of.type.kind === 'list')
    return wrong(scope, 'wrong-operand', place, `\`.${name}\` stands behind ${words(of.type)}.`, listHint(name))
  if (of.type.kind !== 'row')
    return wrong(scope, 'wrong-operand', place, `\`.${name}\` stands behind ${words(of.type)}, which has no members.`)
  const shape = scope.model.entity(of.type.entity)
  return shape === undefined ? null : memberOf(shape, of, name, place, scope)
}

function listHint(name: string): string {
  return `Say which rows: \`.exists(row, row.${name} ...)\`, or all of them: \`.map(row, row.${name})\`.`
}

function readInput(name: string, at: Place, scope: Scope): Expr | null {
  const known = scope.roots.input ?? new Map()
  const member = scope.roots.input?.get(name)
  if (member === undefined) return unknownMember('the input', name, known, at, scope)
  const type = inputType(member.type, scope)
  if (type === null) return null
  return { node: 'input', name, key: member.key, type, nullable: member.optional }
}

function inputType(type: FieldType, { model }: Scope): ValueType | null {
  if (type.kind !== 'reference') return valueType(type)
  const shape = model.entity(type.entity)
  return shape === undefined ? null : rowOf(shape)
}

function memberOf(shape: Shape, of: Expr, name: string, at: Place, scope: Scope): Expr | null {
  const member = shape.members.get(name)
  if (member !== undefined) return walkTo(member, of, name, at, scope)
  if (name === 'id')
    return { node: 'column', of, name, key: name, column: name, type: { kind: 'uuid' }, nullable: of.nullable }
  if (!shape.complete || shape.unsure?.has(name) === true) return null
  return unknownMember(shape.name, name, shape.members, at, scope)
}

function walkTo(member: Member, of: Expr, name: string, at: Place, scope: Scope): Expr | null {
  switch (member.kind) {
    case 'column': {
      const { key, column, optional } = member
      if (member.private)
        return wrong(scope, 'private-value', at, `\`${name}\` is private: what it holds could be told from the answer.`)
      return { node: 'column', of, name, key, column, type: valueType(member.type), nullable: optional || of.nullable }
    }
    case 'computed': {
      const value = member.value()
      return value === null
        ? null
        : { node: 'computed', of, name, value, type: value.type, nullable: value.nullable || of.nullable }
    }
    case 'row':
    case 'rows': {
      const shape = scope.model.entity(member.entity)
      if (shape === undefined) return null
      const walk = { node: 'walk', of, name, path: member.path } as const
      if (member.kind === 'rows') return { ...walk, type: { kind: 'list', of: rowOf(shape) }, nullable: false }
      return { ...walk, type: rowOf(shape), nullable: member.optional || of.nullable }
    }
  }
}

function unknownMember(
  where: string,
  name: string,
  known: ReadonlyMap<string, unknown>,
  at: Place,
  scope: Scope,
): null {
  const near = nearestTo(scope.notes, name, () => known.keys())
  const hint = near === null ? `It has ${listed(known.keys())}.` : `Did you mean \`${near}\`?`
  return wrong(scope, 'unknown-member', at, `\`${shown(name, 60)}\` is not a member of ${where}.`, hint)
}
