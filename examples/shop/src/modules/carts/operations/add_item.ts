import { cartItems } from '../../cart-items/index.ts'
import type { AddItem } from '../carts.operations.ts'

/** The same product again: its quantity grows. Stock is checked here and taken at checkout. */
export const addItem: AddItem = async ({ tx, scope, it, input: { product, quantity }, fail }) => {
  const line = it.items.find(({ product_id }) => product_id === product.id)
  const wanted = (line?.quantity ?? 0) + quantity
  if (wanted > product.stock) fail.out_of_stock({ product_id: product.id, stock: product.stock })
  if (line) await cartItems.update(tx, scope, line.id, { quantity: wanted })
  else await cartItems.create(tx, scope, { cart_id: it.id, product_id: product.id, quantity })
}
