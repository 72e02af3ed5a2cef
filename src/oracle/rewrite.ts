import type { ASTNode } from '@marcbachmann/cel-js'

/**
 * Says an expression again for the library. All that changes is what its own operators cannot be taught:
 * a missing condition counts as false (`holds`); `!=` is not the opposite of `==` where something is missing (`differs`);
 * a division by zero is missing (`quotient`, `remainder`); lists are searched with our equality (`among`); texts are
 * ordered by code points (`before`); literals with a point are exact (`exactly`); `has`, `size`, `matches` and `null` take what is missing too.
 */
export const rewritten = (at: ASTNode): string => {
  switch (at.op) {
    case 'value':
      return constant(at)
    case 'id':
      return at.args
    case '.':
      return `${rewritten(at.args[0])}.${at.args[1]}`
    case 'call':
      return called(at.args[0], at.args[1].map(rewritten))
    case 'rcall':
      return method(...at.args)
    case 'list':
      return `[${at.args.map(rewritten).join(', ')}]`
    case '?:':
      return `(${holds(at.args[0])} ? dyn(${rewritten(at.args[1])}) : dyn(${rewritten(at.args[2])}))`
    case '&&':
    case '||':
      return `(${holds(at.args[0])} ${at.op} ${holds(at.args[1])})`
    case '!_':
      return `(!${holds(at.args)})`
    case '-_':
      return `(-${rewritten(at.args)})`
    case '==':
    case '!=':
      return equality(at.op, at.args[0], at.args[1])
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `(order(${rewritten(at.args[0])}, ${rewritten(at.args[1])}) ${at.op} 0)`
    case '+':
    case '-':
    case '*':
      return `(${rewritten(at.args[0])} ${at.op} ${rewritten(at.args[1])})`
    case '/':
      return `quotient(${rewritten(at.args[0])}, ${rewritten(at.args[1])})`
    case '%':
      return `remainder(${rewritten(at.args[0])}, ${rewritten(at.args[1])})`
    case 'in':
      return `among(${rewritten(at.args[0])}, ${rewritten(at.args[1])})`
    case '[]':
    case 'map':
    case '.?':
    case '[?]':
      throw new Error(`Not part of the language: ${at.op}`)
  }
}

const isNull = (at: ASTNode): boolean => at.op === 'value' && at.args === null

const constant = (at: ASTNode & { op: 'value' }): string => {
  const source = at.input.slice(at.start, at.end)
  if (at.args === null) return 'nothing'
  return typeof at.args === 'number' && !/e/i.test(source) ? `exactly("${source}")` : source
}

const holds = (at: ASTNode): string => `holds(${rewritten(at)})`

const equality = (sign: '==' | '!=', left: ASTNode, right: ASTNode): string => {
  if (isNull(left) || isNull(right))
    return `(${isNull(left) ? 'null' : rewritten(left)} ${sign} ${isNull(right) ? 'null' : rewritten(right)})`
  const [first, second] = [rewritten(left), rewritten(right)]
  return sign === '==' ? `(${first} == ${second})` : `differs(${first}, ${second})`
}

const renamed: Readonly<Record<string, string>> = { has: 'present', size: 'sizeOf' }

const called = (name: string, args: readonly string[]): string => `${renamed[name] ?? name}(${args.join(', ')})`

const method = (name: string, receiver: ASTNode, args: readonly ASTNode[]): string => {
  const of = rewritten(receiver)
  const [variable, first, second] = args
  switch (name) {
    case 'exists':
    case 'all':
    case 'exists_one':
    case 'filter':
      return `${of}.${name}(${rewritten(variable as ASTNode)}, ${holds(first as ASTNode)})`
    case 'map':
      return second === undefined
        ? `${of}.map(${rewritten(variable as ASTNode)}, ${rewritten(first as ASTNode)})`
        : `${of}.map(${rewritten(variable as ASTNode)}, ${holds(first as ASTNode)}, ${rewritten(second)})`
    case 'size':
      return called(name, [of])
    case 'matches':
      return `fits(${[of, ...args.map(rewritten)].join(', ')})`
    default:
      return `${of}.${name}(${args.map(rewritten).join(', ')})`
  }
}
