import { carts } from '../../carts/index.ts'
import { takeStock } from '../stock.ts'
import { orders } from '../index.ts'
import type { Checkout } from '../orders.operations.ts'

/** Takes the stock of every line and closes the cart, or does nothing at all. */
export const checkout: Checkout = async ({ tx, scope, input: { cart }, fail }) => {
  const missing = await takeStock(tx, scope, cart.items)
  if (missing) fail.out_of_stock({ product_id: missing.product_id })
  await carts.update(tx, scope, cart.id, { status: 'CHECKED_OUT' })
  return orders.create(tx, scope, {
    customer_id: cart.customer_id,
    items: cart.items.map(({ product_id, quantity, unit_price }) => ({ product_id, quantity, unit_price })),
    total_amount: cart.total,
  })
}
