import { and, eq, gte, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/index.ts'
import type { Scope } from '../../core/scope/index.ts'
import { productsTable } from '../products/index.ts'

interface Line {
  readonly product_id: string
  readonly quantity: number
}

/** Takes what every line asks for; the first line that there is not enough for, if there is one. */
export const takeStock = async (tx: Tx, scope: Scope, lines: readonly Line[]): Promise<Line | undefined> => {
  for (const line of inOrder(lines)) if ((await change(tx, scope, line.product_id, -line.quantity)) === 0) return line
  return undefined
}

export const giveStockBack = async (tx: Tx, scope: Scope, lines: readonly Line[]): Promise<void> => {
  for (const { product_id, quantity } of inOrder(lines)) await change(tx, scope, product_id, quantity)
}

/** In one statement, so that nobody comes between looking and taking; 0 when there is not enough. */
const change = async (tx: Tx, { now }: Scope, id: string, by: number): Promise<number | null> => {
  const { rowCount } = await tx
    .update(productsTable)
    .set({ stock: sql`${productsTable.stock} + ${by}`, updated_at: now.toISOString() })
    .where(and(eq(productsTable.id, id), gte(productsTable.stock, -by)))
  return rowCount
}

/** Always the same order, so that two carts with the same products never wait for each other. */
const inOrder = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((a, b) => (a.product_id < b.product_id ? -1 : 1))
