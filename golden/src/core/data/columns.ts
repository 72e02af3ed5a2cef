import { customType, uuid } from 'drizzle-orm/pg-core'

/** Every table's own key: a UUIDv7 made by the app, so that keys sort by time and no database has to make them. */
export const identity = { id: uuid().primaryKey() }

/** A point in time, kept to the millisecond and read as RFC 3339 in UTC: the text that clients see. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: (text) => rfc3339(text),
})

/** 64 bits, read as digits: a JavaScript number holds only 53. */
export const bigint = customType<{ data: string; driverData: string }>({ dataType: () => 'bigint' })

export const createdAt = () => instant('created_at').notNull()
export const updatedAt = () => instant('updated_at').notNull()

/** '2026-11-20 09:18:00.12+00', as a session in UTC prints it, to '2026-11-20T09:18:00.120Z'. */
export const rfc3339 = (text: string): string => {
  const fraction = text.charAt(19) === '.' ? text.slice(20, text.indexOf('+', 20)) : ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`
}
