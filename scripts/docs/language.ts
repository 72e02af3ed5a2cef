import { type KeyTable } from '../../src/spec/keys/fact.ts'
import * as tables from '../../src/spec/keys/table.ts'
import {
  computedTexts,
  entityTexts,
  exposedTexts,
  fieldTexts,
  listTexts,
  ruleTexts,
  uniqueTexts,
} from './entity-keys.ts'
import { functionsTable, operatorsTable } from './expressions.ts'
import { kindsTable, typesSection, verbsTable } from './facts.ts'
import { flagsSection } from './flags.ts'
import { type KeyText, apiTexts, bodiesTexts, pagingTexts, topTexts } from './keys.ts'
import { blockOf, bullets, code, tableOf } from './markdown.ts'
import { failureTexts, operationTexts, transitionKeys, transitionTexts } from './operation-keys.ts'
import { filled, part } from './parts.ts'
import { expectationTexts, requirementTexts, scenarioTexts, stepTexts } from './scenario-keys.ts'
import { shop } from './shop.ts'
import { valuesOf } from './values.ts'

/** docs/language.md: every key, type and flag, from the tables that the reader itself uses. */
export function languagePage(): string {
  return [
    filled(part('language-intro'), { shop: blockOf(shop, 'whole') }),
    '## The top of a spec',
    ...keys('', tables.top, topTexts),
    '## The API: `api`',
    ...keys('api.', tables.api, apiTexts),
    '### Kinds of error and their statuses',
    kindsTable(),
    '## Paging: `api.paging`, `list.paging`',
    ...keys('paging.', tables.paging, pagingTexts),
    '## Bodies: `api.bodies`',
    ...keys('bodies.', tables.bodies, bodiesTexts),
    '## An entity: `entities.Name`',
    ...keys('entity.', tables.entity, entityTexts),
    '## Verbs: entries of `expose`',
    'An entry is a verb, or a verb with what is different about it: a route, or a map.',
    verbsTable(),
    ...keys('expose.', tables.exposed, exposedTexts),
    '## Fields',
    part('shorthand'),
    '### The long form',
    ...keys('field.', tables.field, fieldTexts, 4),
    '## Types',
    ...typesSection(),
    '## Flags',
    ...flagsSection(),
    '## Relations',
    part('relations'),
    '## Lists: `list`',
    part('lists'),
    ...keys('list.', tables.list, listTexts),
    '## Conditions',
    filled(part('conditions'), { operators: operatorsTable(), functions: functionsTable() }),
    '## What holds: `unique`, `rules`, `computed`',
    part('rules'),
    ...keys('unique.', tables.unique, uniqueTexts),
    ...keys('rules.', tables.rule, ruleTexts),
    ...keys('computed.', tables.computed, computedTexts),
    '## Operations',
    part('operations'),
    ...keys('operations.', tables.operation, operationTexts),
    '### Failures: `operations.fails`',
    ...keys('fails.', tables.failure, failureTexts, 4),
    '## States',
    part('states'),
    ...keys('states.', transitionKeys, transitionTexts),
    '## Requirements and scenarios',
    part('scenarios'),
    ...keys('requirements.', tables.requirement, requirementTexts),
    ...keys('scenarios.', tables.scenario, scenarioTexts),
    '### Steps',
    ...keys('steps.', tables.step, stepTexts, 4),
    '### Expectations',
    ...keys('expect.', tables.expectation, expectationTexts, 4),
  ].join('\n\n')
}

/** A section for each key that is built, and a sentence with the names of those that are not. */
function keys(prefix: string, table: KeyTable, texts: Readonly<Record<string, KeyText>>, depth = 3): string[] {
  const built = Object.entries(table).flatMap(([name, { says, schema }]) => {
    const text = texts[name]
    if (schema === null || text === undefined) return []
    const [usual, example, level] = text
    return [
      `${'#'.repeat(depth)} ${code(prefix + name)}`,
      says,
      bullets([`Values: ${valuesOf(schema)}`, `Default: ${usual}`]),
      blockOf(example, level),
    ]
  })
  const later = Object.entries(table).filter(([, { schema }]) => schema === null)
  if (later.length === 0) return built
  const rows = later.map(([name, { says }]) => [code(name), says])
  return [
    ...built,
    'Not yet: these belong to the language and are answered with `not-yet`.',
    tableOf(['key', 'for'], rows),
  ]
}
