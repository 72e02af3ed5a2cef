import type { Rows } from '../../../test/app.ts'
import type { ValuesOf } from '../../core/data/index.ts'
import { parcels } from './parcels.repository.ts'

type New = ValuesOf<typeof parcels>

let made = 0

/** A body that is accepted, different each time where it must be. */
export const aParcel = (given: Partial<New> = {}): New => {
  made += 1
  return {
    code:
      [
        'B-1',
        'BB-1',
        'BBB-1',
        'Z-1',
        'ZB-1',
        'ZBB-1',
        'B-11',
        'BZ-1',
        'BZB-1',
        'Z-11',
        'ZZ-1',
        'ZZB-1',
        'B-111',
        'BB-11',
        'BBZ-1',
        'Z-111',
        'ZB-11',
        'ZBZ-1',
        'B-0',
        'BZ-11',
        'BZZ-1',
        'Z-0',
        'ZZ-11',
        'ZZZ-1',
      ][made % 24] ?? 'B-1',
    due_on: '2030-01-31',
    packed_on: '2030-01-31',
    pin: 'pinx',
    sender: 'someone@example.org',
    ...given,
  }
}

/** The same, stored. */
export const savedParcel = async (app: Rows, given: Partial<New> = {}) =>
  parcels.create(app.db, app.scope(), aParcel(given))
