import { giveStockBack } from '../stock.ts'
import type { Cancel } from '../orders.operations.ts'

/** The contract has made the order CANCELLED, once; the stock goes back with it. */
export const cancel: Cancel = ({ tx, scope, it }) => giveStockBack(tx, scope, it.items)
