import { cartItems } from '../../cart-items/index.ts'
import { products } from '../../products/index.ts'
import type { SetItem } from '../carts.operations.ts'

/** Zero or less takes the line out. */
export const setItem: SetItem = async ({ tx, scope, input: { item, quantity }, fail }) => {
  if (quantity <= 0) return cartItems.remove(tx, scope, item.id)
  const { stock } = await products.get(tx, scope, item.product_id)
  if (quantity > stock) fail.out_of_stock({ product_id: item.product_id, stock })
  return cartItems.update(tx, scope, item.id, { quantity })
}
