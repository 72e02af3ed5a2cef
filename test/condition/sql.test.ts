import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { isOwn } from '../../src/spec/condition/index.ts'
import type { Expr } from '../../src/spec/index.ts'
import { conditionSql, filterSql, plainSql, sqlOf, type SqlPart } from '../../src/sql/index.ts'
import { read } from './model.ts'

const exprOf = (text: string): Expr => {
  const { expr, diagnostics } = read(text)
  assert.ok(expr, diagnostics.map(({ message }) => message).join(' '))
  return expr
}

const textOf = (parts: readonly SqlPart[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : `$${part.parameter === 'input' ? part.key : part.parameter}`))
    .join('')

const values: Readonly<Record<string, string>> = {
  'it.int + 1': '("it"."int"::bigint + 1::bigint)',
  'it.price * 2': '("it"."price" * 2::numeric)',
  'it.price / it.int': 'round(round("it"."price", 60) / nullif("it"."int"::numeric, 0), 6)',
  'it.buyer': '"it"."buyer_id"',
  'it.buyer.badge.text': '(select a."text" from "tags" a where a."holder_id" = "it"."buyer_id")',
  'it.friend.orderCount':
    '(select (select count(*) from "orders" b where b."buyer_id" = a."id") from "people" a where a."id" = "it"."friend_id")',
  'it.total':
    '(select round(coalesce(sum(b.value), 0), 2) from (select (a."price" * a."int"::numeric) as value from "lines" a where a."order_id" = "it"."id") b)',
  'size(it.tags)':
    '(select count(*) from "orders_tags" b join "tags" a on a."id" = b."tag_id" where b."order_id" = "it"."id")',
  'it.datetime + days(2)': `(("it"."datetime" at time zone 'UTC' + (2::double precision * interval '24 hours')) at time zone 'UTC')`,
  'input.priceMaybe': 'round($price_maybe::numeric, 2)',
  'input.person.text': '(select a."text" from "people" a where a."id" = $person_id::uuid)',
}

const conditions: Readonly<Record<string, readonly [certain: string, filter: string]>> = {
  'it.intMaybe > 3': ['coalesce(("it"."int_maybe" > 3), false)', '("it"."int_maybe" > 3)'],
  '!(it.intMaybe == 3)': [
    '(not coalesce(("it"."int_maybe" = 3), false))',
    '(not coalesce(("it"."int_maybe" = 3), false))',
  ],
  'it.friend == null': ['("it"."friend_id" is null)', '("it"."friend_id" is null)'],
  "it.text.endsWith('%')": [
    `starts_with(reverse("it"."text"), reverse('%'))`,
    `starts_with(reverse("it"."text"), reverse('%'))`,
  ],
  'it.lines.all(l, l.intMaybe > 0)': [
    '(not exists (select 1 from "lines" a where a."order_id" = "it"."id" and not coalesce((a."int_maybe" > 0), false)))',
    '(not exists (select 1 from "lines" a where a."order_id" = "it"."id" and not coalesce((a."int_maybe" > 0), false)))',
  ],
  'it.lines.exists(l, l.tag.orders.exists(o, o == it))': [
    'exists (select 1 from "lines" a where a."order_id" = "it"."id" and exists (select 1 from "orders_tags" c join "orders" b on b."id" = c."order_id" where c."tag_id" = a."tag_id" and (b."id" = "it"."id")))',
    'exists (select 1 from "lines" a where a."order_id" = "it"."id" and exists (select 1 from "orders_tags" c join "orders" b on b."id" = c."order_id" where c."tag_id" = a."tag_id" and (b."id" = "it"."id")))',
  ],
}

suite('expressions in SQL', () => {
  for (const [text, sql] of Object.entries(values)) test(text, () => assert.equal(textOf(sqlOf(exprOf(text))), sql))

  for (const [text, [certain, filter]] of Object.entries(conditions))
    test(text, () => {
      const expr = exprOf(text)
      assert.equal(textOf(conditionSql(expr)), certain)
      assert.equal(textOf(filterSql(expr)), filter)
    })

  test('a text cannot leave its quotes', () => {
    const expr = exprOf(`it.text == "'; drop table orders; --"`)
    assert.equal(textOf(conditionSql(expr)), `("it"."text" = '''; drop table orders; --')`)
  })

  test('in a check columns stand alone', () => {
    const expr = exprOf("it.price > 0 && (it.status == 'open' || it.friend != null)")
    const expected = `(("price" > 0) and (("status" = 'open') or ("friend_id" is not null)))`
    assert.equal(plainSql(conditionSql(expr, { row: null })), expected)
  })

  test('in a migration now is the moment of the statement', () => {
    assert.equal(plainSql(conditionSql(exprOf('it.datetime < now'))), '("it"."datetime" < now()::timestamptz)')
    assert.throws(() => plainSql(sqlOf(exprOf('input.int'))))
  })
})

suite('what depends on nothing but the row', () => {
  const own = ['it.int > 3', 'it.friend == it.buyer', 'max([it.int, 3]) > 2', 'it.text.matches("a+")']
  const others = [
    'it.total > 3',
    'it.date < today',
    'it.int > input.int',
    'it.buyer.int > 3',
    'it.lines.exists(l, true)',
  ]
  for (const text of own) test(text, () => assert.equal(isOwn(exprOf(text)), true))
  for (const text of others) test(`not: ${text}`, () => assert.equal(isOwn(exprOf(text)), false))
})
