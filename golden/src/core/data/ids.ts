import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const size = 16
/** Drawn for many ids at once: asking for each costs more than the rest of an id. */
const pool = new Uint8Array(size * 256)
let at = pool.length
let latest = 0
let sequence = 0

/** A UUIDv7. Ids of one process sort by the order of their making, also within a millisecond. */
export const newId = (): string => {
  if (at === pool.length) {
    randomFillSync(pool)
    at = 0
  }
  const random = pool.subarray(at, (at += size))
  const now = Date.now()
  // a clock that is set back must not put a new row before an old one
  sequence = now > latest ? ((random[6] ?? 0) << 16) | ((random[7] ?? 0) << 8) | (random[8] ?? 0) : sequence + 1
  latest = Math.max(now, latest)
  return v7({ msecs: latest, seq: sequence, random })
}
