import { cartItems } from '../../cart-items/index.ts'
import type { Clear } from '../carts.operations.ts'

export const clear: Clear = async ({ tx, scope, it }) => {
  for (const { id } of it.items) await cartItems.remove(tx, scope, id)
}
