import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expr } from '../types.ts'
import { readCall, readMethod } from './calls.ts'
import { integerLiteral, negated, readLiteral } from './literals.ts'
import { readMember, readName } from './names.ts'
import { readArithmetic, readChoice, readComparison, readIn, readJunction, readList } from './operators.ts'
import { type Operand, type Scope, wrong, wrongOperand } from './scope.ts'
import { isNumber } from './types.ts'

/** Takes a syntax tree and returns it with every name resolved and every type known; null if anything was reported. */
export function check(at: ASTNode, scope: Scope): Expr | null {
  switch (at.op) {
    case 'value':
      return readLiteral(at, scope)
    case 'id':
      return readName(at.args, at, scope)
    case '.':
      return readMember(at, scope)
    case 'call':
      return readCall(at, scope)
    case 'rcall':
      return readMethod(at, scope)
    case 'list':
      return readList(at, scope)
    case '?:':
      return readChoice(at, scope)
    case '&&':
    case '||':
      return readJunction(at, scope)
    case '!_':
      return readNot(at.args, scope)
    case '-_':
      return readMinus(at, at.args, scope)
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return readComparison(at, at.op, scope)
    case 'in':
      return readIn(at, scope)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return readArithmetic(at, at.op, scope)
    case '[]':
      return wrong(
        scope,
        'no-such-syntax',
        at,
        'Lists have no positions here.',
        'Rows are found by what they are: `.exists(row, ...)`.',
      )
    case 'map':
      return wrong(scope, 'no-such-syntax', at, 'Expressions here have no maps.')
    case '.?':
    case '[?]':
      return wrong(
        scope,
        'no-such-syntax',
        at,
        'Expressions here have no optional members.',
        'A member of null is null anyway.',
      )
  }
}

/** A part together with its place. */
export function operand(at: ASTNode, scope: Scope): Operand | null {
  const expr = check(at, scope)
  return expr === null ? null : { expr, at }
}

/** A part that is true or false. */
export function readCondition(at: ASTNode, where: string, scope: Scope): Expr | null {
  const found = operand(at, scope)
  if (found === null) return null
  return found.expr.type.kind === 'bool' ? found.expr : wrongOperand(scope, found, where, 'a condition')
}

function readNot(at: ASTNode, scope: Scope): Expr | null {
  const of = readCondition(at, 'what `!` turns around', scope)
  return of === null ? null : { node: 'not', of, type: { kind: 'bool' }, nullable: false }
}

function readMinus(at: ASTNode, inner: ASTNode, scope: Scope): Expr | null {
  // the smallest of all ints is minus a number that is too large to be one
  if (inner.op === 'value' && typeof inner.args === 'bigint' && !/^0x/i.test(scope.scalar.text.slice(inner.start)))
    return integerLiteral(-inner.args, at, scope)
  const found = operand(inner, scope)
  if (found === null) return null
  const of = found.expr
  if (!isNumber(of.type)) return wrongOperand(scope, found, 'what stands behind `-`', 'a number')
  if (of.node === 'literal') return negated(of, at, scope)
  return { node: 'negate', of, type: of.type, nullable: of.nullable }
}
