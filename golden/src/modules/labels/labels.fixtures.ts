import type { Rows } from '../../../test/app.ts'
import type { ValuesOf } from '../../core/data/index.ts'
import { labels } from './labels.repository.ts'

type New = ValuesOf<typeof labels>

let made = 0

/** A body that is accepted, different each time where it must be. */
export const aLabel = (given: Partial<New> = {}): New => {
  made += 1
  return {
    name: `name ${made}`,
    ...given,
  }
}

/** The same, stored. */
export const savedLabel = async (app: Rows, given: Partial<New> = {}) =>
  labels.create(app.db, app.scope(), aLabel(given))
