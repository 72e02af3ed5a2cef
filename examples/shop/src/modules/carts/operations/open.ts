import { carts } from '../index.ts'
import type { Open } from '../carts.operations.ts'

/** The customer is locked, so that of several first requests one makes the cart and the others find it. */
export const open: Open = async ({ tx, scope, input: { customer } }) =>
  (await carts.find(tx, scope, { customer_id: customer.id, status: 'OPEN' })) ??
  (await carts.create(tx, scope, { customer_id: customer.id }))
