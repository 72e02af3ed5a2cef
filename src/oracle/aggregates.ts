import { Big } from 'big.js'
import { order } from './compare.ts'
import { quotientOf } from './quotient.ts'
import { Decimal, exact, isMissing, nothing } from './values.ts'

type List = readonly unknown[]

const present = (list: List): List => list.filter((item) => !isMissing(item))

const total = (list: List): unknown => {
  const items = present(list)
  if (items.some((item) => typeof item === 'number')) return items.reduce<number>((sum, item) => sum + Number(item), 0)
  if (items.every((item) => typeof item === 'bigint')) return items.reduce<bigint>((sum, item) => sum + item, 0n)
  return exactTotal(items)
}

const exactTotal = (items: List): Decimal =>
  items
    .map((item) => exact(item) as Decimal)
    .reduce(
      (sum, item) => new Decimal(sum.value.plus(item.value), Math.max(sum.scale, item.scale)),
      new Decimal(new Big(0), 0),
    )

const extreme =
  (sign: 1 | -1) =>
  (list: List): unknown =>
    present(list).reduce(
      (best, item) => (best === nothing || (order(item, best) ?? 0) * sign > 0 ? item : best),
      nothing,
    )

const average = (list: List): unknown => {
  const items = present(list)
  if (items.length === 0) return nothing
  if (items.some((item) => typeof item === 'number')) return Number(total(items)) / items.length
  const sum = exactTotal(items)
  return quotientOf(sum, new Decimal(new Big(items.length), 0), Math.max(6, sum.scale))
}

/** What is missing is left out. */
export const aggregates: Readonly<Record<string, (list: List) => unknown>> = {
  'sum(dyn): dyn': total,
  'min(dyn): dyn': extreme(-1),
  'max(dyn): dyn': extreme(1),
  'avg(dyn): dyn': average,
}
