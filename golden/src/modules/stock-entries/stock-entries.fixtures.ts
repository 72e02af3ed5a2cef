import type { Rows } from '../../../test/app.ts'
import type { ValuesOf } from '../../core/data/index.ts'
import { stockEntries } from './stock-entries.repository.ts'

type New = ValuesOf<typeof stockEntries>

let made = 0

/** A body that is accepted, different each time where it must be. */
export const aStockEntry = (given: Partial<New> = {}): New => {
  made += 1
  return {
    batch_number: String(1 + made),
    contact: 'someone@example.org',
    count: 1,
    expires_on: '2030-01-31',
    info_url: 'https://example.org/',
    moisture: 0.5,
    note: 'note',
    opens_at: '12:30:00',
    price: '1.00',
    received_at: '2030-01-31T12:30:00.000Z',
    shelf: `018f0000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    sku: `sku ${made}`,
    state: 'ordered',
    ...given,
  }
}

/** The same, stored. */
export const savedStockEntry = async (app: Rows, given: Partial<New> = {}) =>
  stockEntries.create(app.db, app.scope(), aStockEntry(given))
