import { type Reading, read } from '../../src/spec/index.ts'
import { entitiesAround, fieldsOf, saved } from './shop.ts'

/**
 * Where an example stands in a spec. `top` may leave out what every spec must say; `whole` leaves out nothing. `entity`
 * and `fields` are about the Product of the shop, `order`, `operation` and `transition` about its Order.
 */
export const levels = ['whole', 'top', 'api', 'entity', 'fields', 'order', 'operation', 'transition', 'steps'] as const
export type Level = (typeof levels)[number]

/** A block of YAML in a page: ```yaml, and behind it its level unless it is a whole spec or stands at the top of one. */
export interface Block {
  readonly page: string
  readonly line: number
  readonly level: Level
  readonly text: string
}

/** All YAML in a page. @throws Error, when a block names a level that there is none of */
export function blocksIn(page: string, markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^( *)```yaml *(\w*)[^\n]*\n(.*?)^ *```$/gms)].map(
    ([, indent = '', word = '', body = ''], index, all) => {
      const text = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
      const line = markdown.slice(0, all[index]?.index).split('\n').length
      const level = levels.find((one) => one === (word || (/^ashlar: 1$/m.test(text) ? 'whole' : 'top')))
      if (level === undefined) throw new Error(`${page}:${line}: there is no level ${word}`)
      return { page, line, level, text }
    },
  )
}

/** An example as a part of the smallest spec around it. */
export function framed(level: Level, text: string): string {
  switch (level) {
    case 'whole':
      return text
    case 'top':
      return [...missing(text), text].join('\n')
    case 'api':
      return framed('top', `api:\n${indented(text, 2)}`)
    case 'entity':
      return ofEntity('Product', text)
    case 'fields':
      return framed('entity', `fields:\n${indented(text, 2)}`)
    case 'order':
      return ofEntity('Order', text)
    case 'operation':
      return framed('order', `operations:\n  example:\n${indented(text, 4)}`)
    case 'transition':
      return framed('order', `${otherTransitions}\n    example:\n${indented(withEnds(text), 6)}`)
    case 'steps':
      return framed('top', `scenarios:\n  - name: Example\n    steps:\n${indented([saved, text].join('\n'), 6)}`)
  }
}

/** What the reader makes of an example, in its frame. Files that it includes are taken to be there; those of a pattern hold an entity. */
export function readExample(level: Level, text: string): Reading {
  const entry = 'example.yaml'
  const files = new Map([[entry, framed(level, text)]])
  const first = read({ entry, files, globs: new Map() })
  if (first.missing.length === 0) return first
  const globs = new Map(first.missing.filter((path) => path.includes('*')).map((path) => [path, ['one.yaml']]))
  for (const path of first.missing.filter((one) => !globs.has(one))) files.set(path, 'ashlar: 1\n')
  files.set('one.yaml', 'entities: { Included: { fields: { name: string } } }\n')
  return read({ entry, files, globs })
}

const needed = [
  ['ashlar', 'ashlar: 1'],
  ['app', 'app: example'],
  ['access', 'access: public'],
] as const

/** The examples about orders are written as the shop's API is: `customer_id`. */
function missing(text: string): string[] {
  const lines = needed.filter(([key]) => !says(text, key)).map(([, line]) => line)
  if (says(text, 'entities')) return lines
  const api = says(text, 'api') ? [] : ['api: { naming: snake_case }']
  return [...lines, ...api, `entities:\n${entitiesAround([])}`]
}

function ofEntity(name: 'Product' | 'Order', text: string): string {
  const usual = !says(text, 'fields')
  const own = `  ${name}:\n${indented([...(usual ? [fieldsOf(name)] : []), text].join('\n'), 4)}`
  // orders copy the price of a product, which one with other fields does not have
  const around = entitiesAround(usual || name === 'Order' ? [name] : ['Product', 'Order', 'OrderLine'])
  return framed('top', `api: { naming: snake_case }\nentities:\n${own}\n${around}`)
}

/** So that every state of an order is reached, whatever the example leads to. */
const otherTransitions = `states:
  status:
    other_pay: { from: open, to: paid }
    other_cancel: { from: open, to: cancelled }`

function withEnds(text: string): string {
  return [...(says(text, 'to') ? [] : ['to: cancelled']), ...(says(text, 'from') ? [] : ['from: open']), text].join(
    '\n',
  )
}

function says(text: string, key: string): boolean {
  return new RegExp(`^${key}:`, 'm').test(text)
}

function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by))
}
