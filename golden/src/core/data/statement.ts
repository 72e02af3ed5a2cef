import { createHash } from 'node:crypto'
import { types as drivers } from 'pg'
import type { Statement } from '../db/index.ts'

// date, time, timestamp, timestamptz, timetz: text here, because a Date would lose what the column keeps
const asText = new Set([1082, 1083, 1114, 1184, 1266])
const same = (text: string): unknown => text

const types: Statement['types'] = {
  getTypeParser: (oid) => (asText.has(oid) ? same : drivers.getTypeParser(oid)),
}

/** A statement built once and run often. Its name is its text's, so that a connection prepares each text once. */
export const prepared = (label: string, text: string): Statement => ({
  name: `${label.slice(0, 40)}_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`,
  text,
  rowMode: 'array',
  types,
})

/** Remembers what `make` made for a key. Clients choose the keys, so the oldest is forgotten beyond `most`. */
export const remember = <V>(most: number, make: (key: string) => V): ((key: string) => V) => {
  const known = new Map<string, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    const [oldest = key] = known.keys()
    if (known.size > most) known.delete(oldest)
    return made
  }
}
